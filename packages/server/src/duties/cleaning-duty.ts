import { deleteOldIncidents } from '@watchbill/alerting';
import { deleteExpiredTombstones, deleteOldChanges, deleteOldDeployments } from '@watchbill/catalog';
import { deleteOldRuns, deleteRunsOf } from '@watchbill/checks';
import type { Database } from '@watchbill/database';
import { deleteExpiredCredentials } from '../auth/credential.ts';
import { type Duty, every } from './every.ts';

export interface CleaningOptions {
  readonly db: Database;
  readonly clock: () => Date;
  /** How long runs are kept. */
  readonly keepRunsMs: number;
  /** How long it is kept what became of entities, what was deployed, and which incidents there were. */
  readonly keepHistoryMs: number;
  readonly onError: (error: unknown) => void;
}

const CLEAN_MS = 600_000;

/** Deletes what nobody needs any more: old runs, changes, deployments and incidents, what can no longer come back, and credentials that cannot be used. */
export function startCleaning({ db, clock, keepRunsMs, keepHistoryMs, onError }: CleaningOptions): Duty {
  const clean = async () => {
    await db.transact((tx) => deleteExpiredCredentials(tx, clock()));
    const now = clock().getTime();
    const oldRuns = new Date(now - keepRunsMs);
    while ((await db.transact((tx) => deleteOldRuns(tx, oldRuns))) > 0);
    await db.transact(async (tx) => deleteRunsOf(tx, await deleteExpiredTombstones(tx, new Date(now))));
    const oldHistory = new Date(now - keepHistoryMs);
    while ((await db.transact((tx) => deleteOldChanges(tx, oldHistory))) > 0);
    while ((await db.transact((tx) => deleteOldDeployments(tx, oldHistory))) > 0);
    while ((await db.transact((tx) => deleteOldIncidents(tx, oldHistory))) > 0);
  };
  return every(CLEAN_MS, clean, onError);
}
