import { deleteOldChanges } from '@watchbill/catalog';
import { deleteOldRuns } from '@watchbill/checks';
import type { Database } from '@watchbill/database';
import { deleteExpiredCredentials } from '../auth/credential.ts';
import { type Duty, every } from './every.ts';

export interface CleaningOptions {
  readonly db: Database;
  readonly clock: () => Date;
  /** How long runs are kept. */
  readonly keepRunsMs: number;
  /** How long it is kept what became of entities. */
  readonly keepHistoryMs: number;
  readonly onError: (error: unknown) => void;
}

const CLEAN_MS = 600_000;

/** Deletes what nobody needs any more: old runs, old changes, and credentials that can no longer be used. */
export function startCleaning({ db, clock, keepRunsMs, keepHistoryMs, onError }: CleaningOptions): Duty {
  const clean = async () => {
    await db.transact((tx) => deleteExpiredCredentials(tx, clock()));
    const now = clock().getTime();
    const oldRuns = new Date(now - keepRunsMs);
    while ((await db.transact((tx) => deleteOldRuns(tx, oldRuns))) > 0);
    await db.transact((tx) => deleteOldChanges(tx, new Date(now - keepHistoryMs)));
  };
  return every(CLEAN_MS, clean, onError);
}
