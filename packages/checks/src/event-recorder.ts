import type { Database } from '@watchbill/database';
import type { RunEvent } from '@watchbill/model';
import { appendRunEvents, type NumberedRunEvent } from './run-events.ts';

/** How long events gather before they are shown. A run that is over sooner costs no write at all. */
const BATCH_MS = 200;
/** Beyond this many the live view has seen enough; the verdict has the rest. */
const MOST_EVENTS = 1_000;

export interface EventRecorder {
  readonly watch: (event: RunEvent) => void;
  /** Resolves when nothing more will be written. */
  stop(): Promise<void>;
}

/** Gathers the events of one run and writes them in batches, one after the other. */
export function recordEvents(db: Database, runId: string, onError: (error: unknown) => void): EventRecorder {
  let seq = 0;
  let batch: NumberedRunEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const flush = () => {
    timer = undefined;
    const events = batch;
    batch = [];
    writing = writing.then(() => db.transact((tx) => appendRunEvents(tx, runId, events))).catch(onError);
  };
  return {
    watch: (event) => {
      if (seq >= MOST_EVENTS) return;
      seq += 1;
      batch.push({ seq, event });
      timer ??= setTimeout(flush, BATCH_MS);
    },
    stop: () => {
      clearTimeout(timer);
      return writing;
    },
  };
}
