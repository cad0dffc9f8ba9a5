import { sql, type Transaction } from '@watchbill/database';
import type { Tombstone } from './tombstone.ts';

/** Removed entities that were called so, or were known to this source by one of these identities; the last removed first. */
export async function findTombstones(
  tx: Transaction,
  sourceId: string,
  refs: readonly string[],
  identities: readonly string[],
): Promise<readonly Tombstone[]> {
  if (refs.length === 0) return [];
  return tx.$queryRaw<Tombstone[]>(sql`
    select id, ref, kind, source_id as "sourceId", identity, created_at as "createdAt", document, claims from tombstone
    where ref = any(${[...refs]}::text[]) or (source_id = ${sourceId} and identity = any(${[...identities]}::text[]))
    order by removed_at desc, id`);
}

/** These entities are back. */
export async function deleteTombstones(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw(sql`delete from tombstone where id = any(${[...ids]}::uuid[])`);
}
