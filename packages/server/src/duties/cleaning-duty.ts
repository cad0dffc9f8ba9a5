import { deleteOldRuns } from '@watchbill/checks';
import type { Database } from '@watchbill/database';
import { deleteExpiredCredentials } from '../auth/credential.ts';
import { type Duty, every } from './every.ts';

export interface CleaningOptions {
  readonly db: Database;
  readonly clock: () => Date;
  /** How long runs are kept. */
  readonly keepRunsMs: number;
  readonly onError: (error: unknown) => void;
}

const CLEAN_MS = 600_000;

/** Deletes what nobody needs any more: old runs, and credentials that can no longer be used. */
export function startCleaning({ db, clock, keepRunsMs, onError }: CleaningOptions): Duty {
  const clean = async () => {
    await db.transact((tx) => deleteExpiredCredentials(tx, clock()));
    const before = new Date(clock().getTime() - keepRunsMs);
    while ((await db.transact((tx) => deleteOldRuns(tx, before))) > 0);
  };
  return every(CLEAN_MS, clean, onError);
}
