import { findRuns, RUN_CHANGED, readRunEvents, type StoredRun } from '@watchbill/checks';
import { NotFoundError, type RunEvent } from '@watchbill/model';
import type { Changes } from '../change-feed.ts';
import type { GraphqlContext } from '../context.ts';
import { forgetLoaded } from '../loader.ts';
import { stoppable } from '../stoppable.ts';

/** What a watcher of a run is told; `seq` grows by one with each. */
export interface SeenRunEvent {
  readonly seq: number;
  readonly event: RunEvent | { readonly type: 'started' | 'finished' };
  /** As it was when this was read. */
  readonly run: StoredRun;
}

/** A run that is removed with its check is not told of: look for it now and then. */
const IDLE_MS = 10_000;

/**
 * Everything that a run has shown and will show, from its start to its end. It listens before it reads, so that nothing
 * falls between the two.
 * @throws NotFoundError for an unknown run, and later when the run is removed.
 */
export async function watchRun(
  context: GraphqlContext,
  id: string,
): Promise<AsyncIterableIterator<SeenRunEvent>> {
  const changes = context.installation.changes.subscribe(RUN_CHANGED, { idleMs: IDLE_MS });
  try {
    await readRun(context, id);
  } catch (error) {
    await changes.return();
    throw error;
  }
  return stoppable(changes, runEvents(context, id.toLowerCase(), changes));
}

async function* runEvents(
  context: GraphqlContext,
  id: string,
  changes: Changes,
): AsyncGenerator<SeenRunEvent, void, undefined> {
  let next = 0;
  for (;;) {
    const run = await readRun(context, id);
    if (next === 0 && run.state !== 'QUEUED') yield show(0, { type: 'started' }, run);
    if (run.state === 'RUNNING') {
      for (const { seq, event } of await readRunEvents(context.db.read, id, next - 1))
        yield show(seq, event, run);
    }
    if (run.state === 'FINISHED') {
      yield show(next, { type: 'finished' }, run);
      return;
    }
    if (!(await changed(changes, id))) return;
  }

  function show(seq: number, event: SeenRunEvent['event'], run: StoredRun): SeenRunEvent {
    next = seq + 1;
    forgetLoaded(context);
    return { seq, event, run };
  }
}

async function readRun({ db }: GraphqlContext, id: string): Promise<StoredRun> {
  const [run] = await findRuns(db.read, [id]);
  if (run) return run;
  throw new NotFoundError(`run '${id}': there is none with this id; runs go when their check is removed`);
}

/** Waits until there may be news of this run; false when the watcher has left. */
async function changed(changes: Changes, id: string): Promise<boolean> {
  for (;;) {
    const { done, value } = await changes.next();
    if (done) return false;
    if (value.length === 0 || value.includes(id)) return true;
  }
}
