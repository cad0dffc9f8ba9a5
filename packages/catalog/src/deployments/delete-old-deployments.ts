import { sql, type Transaction } from '@watchbill/database';

const BATCH = 1_000;

/**
 * Forgets builds and deployments before an instant.
 * @returns how many; call again while it is not 0.
 */
export async function deleteOldDeployments(tx: Transaction, before: Date): Promise<number> {
  return tx.$executeRaw(sql`
    delete from deployment d using (
      select source_id, id from deployment where at < ${before}::timestamptz limit ${BATCH} for update skip locked) old
    where d.source_id = old.source_id and d.id = old.id`);
}
