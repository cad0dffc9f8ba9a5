import { sql, type Transaction } from '@watchbill/database';
import { moveHistoryStart } from './history-start.ts';

/** Forgets what became of entities before a time; returns how many changes that were. What is now stays as it is. */
export async function deleteOldChanges(tx: Transaction, before: Date): Promise<number> {
  await moveHistoryStart(tx, before);
  return tx.$executeRaw(sql`delete from change where at < ${before}::timestamptz`);
}
