import { sql, type Transaction } from '@watchbill/database';
import { type SettledEntities, settleClaims } from '../claims/settle-claims.ts';
import { lockCatalog } from '../lock-catalog.ts';
import { KEEP_REMOVED_MS } from './keep-removed.ts';

/**
 * Takes an entity off because somebody wants it, whoever tells it. A source that goes on telling it brings it back with its
 * next whole reading.
 * @param keepRemovedMs how long it can come back otherwise
 * @returns what became of it, one after the other; nothing where there is none of that id
 */
export async function removeEntity(
  tx: Transaction,
  id: string,
  keepRemovedMs: number = KEEP_REMOVED_MS,
): Promise<readonly SettledEntities[]> {
  await lockCatalog(tx);
  const claims = await tx.$queryRaw<{ sourceId: string; rank: number; ref: string; entityId: string }[]>(sql`
    select c.source_id as "sourceId", s.rank, c.ref, c.entity_id::text as "entityId"
    from claim c join source s on s.id = c.source_id where c.entity_id = ${id}::uuid
    order by c.inferred desc, s.rank desc, c.source_id desc`);
  const settled: SettledEntities[] = [];
  // The source that counts most comes last, so that the entity stays what it was until it goes as a whole.
  for (const claim of claims) {
    const source = { id: claim.sourceId, rank: claim.rank };
    settled.push(await settleClaims(tx, source, { put: [], gone: [claim], touched: [] }, keepRemovedMs));
  }
  return settled;
}
