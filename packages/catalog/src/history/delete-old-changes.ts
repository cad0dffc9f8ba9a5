import { sql, type Transaction } from '@watchbill/database';
import { moveHistoryStart } from './history-start.ts';

/** So many at once hold up nobody: a fraction of a second. */
const BATCH = 10_000;

/**
 * Forgets what became of entities before a time, a bounded number at once: returns how many changes that
 * were, 0 when none is left. What is now stays as it is.
 */
export async function deleteOldChanges(tx: Transaction, before: Date): Promise<number> {
  await moveHistoryStart(tx, before);
  return tx.$executeRaw(sql`
    delete from change where id in (
      select id from change where at < ${before}::timestamptz limit ${BATCH} for update skip locked)`);
}
