import { type Deployment, deploymentsInWindows } from '@watchbill/catalog';
import { findRuns, lastPassedBefore } from '@watchbill/checks';
import { defineLoader } from '../loader.ts';

/** Where nothing passed before, as long back. */
const DAY_MS = 86_400_000;
/** Not all that a deployment breaks breaks at once. */
const HOUR_MS = 3_600_000;

/** What was deployed in the hour before a run, and since its check last passed, by the run's id. */
export const loadSuspects = defineLoader<readonly Deployment[]>(async ({ db }, ids) => {
  const runs = new Map((await findRuns(db.read, ids)).map((run) => [run.id, run]));
  const passed = await lastPassedBefore(db.read, ids);
  const windows = ids.map((id) => {
    const run = runs.get(id);
    const to = run?.finishedAt ?? run?.queuedAt ?? new Date(0);
    const since = passed.get(id)?.getTime() ?? to.getTime() - DAY_MS;
    return { ref: run?.entityRef ?? '', from: new Date(Math.min(since, to.getTime() - HOUR_MS)), to };
  });
  return deploymentsInWindows(db.read, windows);
});
