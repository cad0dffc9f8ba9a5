import { type Deployment, deploymentsInWindows } from '@watchbill/catalog';
import { findRuns, lastPassedBefore } from '@watchbill/checks';
import { defineLoader } from '../loader.ts';

/** Where nothing passed before, as long back. */
const DAY_MS = 86_400_000;

/** What was deployed between the last run of the check that passed and this one, by the run's id. */
export const loadSuspects = defineLoader<readonly Deployment[]>(async ({ db }, ids) => {
  const runs = new Map((await findRuns(db.read, ids)).map((run) => [run.id, run]));
  const passed = await lastPassedBefore(db.read, ids);
  const windows = ids.map((id) => {
    const run = runs.get(id);
    const to = run?.finishedAt ?? run?.queuedAt ?? new Date(0);
    return { ref: run?.entityRef ?? '', from: passed.get(id) ?? new Date(to.getTime() - DAY_MS), to };
  });
  return deploymentsInWindows(db.read, windows);
});
