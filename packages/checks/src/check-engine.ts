import { createWaker, type Database, type Transaction } from '@watchbill/database';
import type { RunResult } from '@watchbill/model';
import { findAbandonedRuns } from './abandoned-runs.ts';
import { type ClaimedRun, claimRuns } from './claim-runs.ts';
import { recordEvents } from './event-recorder.ts';
import { faultResult, scriptErrorResult } from './failed-result.ts';
import { finishRun } from './finish-run.ts';
import { hastenCheck } from './hasten-check.ts';
import { nextDue } from './next-due.ts';
import { type Runner, RunnerFault } from './runner.ts';

export interface CheckEngineOptions {
  readonly db: Database;
  readonly runner: Runner;
  /** Names this process among others on the same database, the same after a restart. */
  readonly worker: string;
  /** The most runs at once. */
  readonly concurrency: number;
  readonly clock: () => Date;
  /** Variables that every script gets; its own take precedence. */
  readonly env: Readonly<Record<string, string>>;
  /** What follows from a verdict, in the transaction that records it. */
  readonly settle: (tx: Transaction, run: ClaimedRun, result: RunResult, now: Date) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export interface CheckEngine {
  /** Looks for work at once instead of at the next due time. */
  wake(): void;
  /** Kills what runs, hands its checks back, and resolves when nothing is left. */
  stop(): Promise<void>;
}

const LONGEST_SLEEP_MS = 1_000;
const SWEEP_EVERY_MS = 5_000;
const RECORD_RETRY_MS = 1_000;

/** Runs checks when they are due, at most `concurrency` at once, and records what they bring. */
export async function startCheckEngine(options: CheckEngineOptions): Promise<CheckEngine> {
  const { db, runner, worker, concurrency, clock, onError } = options;
  const waker = createWaker();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let sweptAt = clock().getTime();

  await handBack(db, clock(), worker);

  const look = async (): Promise<number> => {
    const now = clock();
    if (now.getTime() - sweptAt > SWEEP_EVERY_MS) {
      sweptAt = now.getTime();
      await handBack(db, now);
    }
    const free = runner.readiness().state === 'preparing' ? 0 : concurrency - running.size;
    if (free <= 0) return LONGEST_SLEEP_MS;
    const claimed = await db.transact((tx) => claimRuns(tx, { worker, limit: free, now }));
    for (const run of claimed) {
      const done: Promise<void> = execute(options, run, stopping.signal)
        .catch(onError)
        .finally(() => {
          running.delete(done);
          waker.wake();
        });
      running.add(done);
    }
    if (claimed.length === free) return LONGEST_SLEEP_MS;
    const due = await nextDue(db.read, now);
    return due ? Math.min(due.getTime() - now.getTime(), LONGEST_SLEEP_MS) : LONGEST_SLEEP_MS;
  };

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      const pause = await look().catch((error: unknown) => {
        onError(error);
        return LONGEST_SLEEP_MS;
      });
      await waker.sleep(stopping.signal.aborted ? 0 : pause);
    }
  })();

  return {
    wake: () => waker.wake(),
    stop: async () => {
      stopping.abort();
      waker.wake();
      await loop;
      await Promise.all(running);
    },
  };
}

async function execute(options: CheckEngineOptions, run: ClaimedRun, stopping: AbortSignal): Promise<void> {
  const { db, clock, settle, onError } = options;
  const recorder = recordEvents(db, run.id, onError);
  const result = await resultOf(options, run, recorder.watch, stopping);
  await recorder.stop();
  for (;;) {
    try {
      await db.transact(async (tx) => {
        const now = clock();
        if (!(await finishRun(tx, run, result, now))) return;
        // A run that our own stop cut short says nothing; the check is simply due again.
        if (stopping.aborted && result.outcome === 'RUNNER_FAULT') await hastenCheck(tx, run.checkRef, now);
        else await settle(tx, run, result, now);
      });
      return;
    } catch (error) {
      // The verdict is kept until it is written: only a lost lease or our own stop may drop it.
      if (stopping.aborted) throw error;
      onError(error);
      await new Promise((resolve) => setTimeout(resolve, RECORD_RETRY_MS));
    }
  }
}

async function resultOf(
  { runner, env, clock, onError }: CheckEngineOptions,
  { id, checkRef, definition }: ClaimedRun,
  watch: Parameters<Runner['run']>[1],
  stopping: AbortSignal,
): Promise<RunResult> {
  const startedAt = clock();
  const { scriptPath, timeoutMs } = definition;
  if (scriptPath === null) {
    const reason = `The descriptor lies in no folder, so script '${definition.script}' cannot be found.`;
    return scriptErrorResult(reason, startedAt);
  }
  try {
    const job = { runId: id, checkRef, script: scriptPath, env: { ...env, ...definition.env }, timeoutMs };
    return await runner.run(job, watch, stopping);
  } catch (error) {
    if (!(error instanceof RunnerFault)) onError(error);
    return faultResult(error, startedAt, clock());
  }
}

/** Ends runs that nobody will finish, without a verdict, and lets their checks run again at once. */
async function handBack(db: Database, now: Date, deadWorker?: string): Promise<void> {
  await db.transact(async (tx) => {
    const abandoned = await findAbandonedRuns(tx, { now, ...(deadWorker ? { deadWorker } : {}) });
    for (const { run, result } of abandoned) {
      await finishRun(tx, run, result, now);
      await hastenCheck(tx, run.checkRef, now);
    }
  });
}
