import { sql, type Transaction } from '@watchbill/database';

/** The most rows of one call, so that none holds its locks for long. */
const BATCH = 5_000;

/**
 * Deletes runs that finished before an instant, but for the newest of each check.
 * @returns how many; call again while it is not 0.
 */
export async function deleteOldRuns(tx: Transaction, before: Date): Promise<number> {
  return tx.$executeRaw(sql`
    delete from run where id in (
      select r.id from run r
      where r.finished_at < ${before}
        and exists (select from run n where n.check_ref = r.check_ref and n.queued_at > r.queued_at)
      limit ${BATCH})`);
}
