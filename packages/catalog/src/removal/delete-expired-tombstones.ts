import { sql, type Transaction } from '@watchbill/database';

/**
 * Deletes for good what could have come back until now, with its old names, and sources that are no longer configured once
 * nothing is left of them; returns the refs.
 */
export async function deleteExpiredTombstones(tx: Transaction, now: Date): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ ref: string }[]>(sql`
    delete from tombstone where expires_at <= ${now}::timestamptz returning ref`);
  await tx.$executeRaw(sql`
    delete from alias a where not exists (select from entity e where e.id = a.entity_id)
      and not exists (select from tombstone t where t.id = a.entity_id)`);
  await tx.$executeRaw(sql`
    delete from source s where s.state = 'REMOVED' and not exists (select from claim c where c.source_id = s.id)
      and not exists (select from tombstone t where t.source_id = s.id)`);
  return rows.map(({ ref }) => ref).sort();
}
