import { sql, type Transaction } from '@watchbill/database';

/** The most rows of one call, so that none holds its locks for long. */
const BATCH = 1_000;

/**
 * Deletes incidents that were resolved before an instant, and their deliveries with them (foreign key), but for those of which
 * something is still to be told.
 * @returns how many; call again while it is not 0.
 */
export async function deleteOldIncidents(tx: Transaction, before: Date): Promise<number> {
  return tx.$executeRaw(sql`
    delete from incident where id in (
      select i.id from incident i
      where i.state = 'RESOLVED' and i.started_at < ${before}::timestamptz and i.resolved_at < ${before}::timestamptz
        and not exists (select from delivery d where d.incident_id = i.id and d.state = 'PENDING')
      limit ${BATCH} for update skip locked)`);
}
