import { sql, type Transaction } from '@watchbill/database';
import { type SettledEntities, settleClaims } from '../claims/settle-claims.ts';
import { lockCatalog } from '../lock-catalog.ts';
import { KEEP_REMOVED_MS } from '../removal/keep-removed.ts';

/**
 * Lets sources count in this order, and others after them. Where the order is another than before, entities of which several
 * sources speak are merged again.
 */
export async function rankSources(tx: Transaction, ids: readonly string[]): Promise<SettledEntities> {
  await lockCatalog(tx);
  const moved = await tx.$executeRaw(sql`
    update source s set rank = n.rank
    from (select id, coalesce(array_position(${[...ids]}::text[], id), ${ids.length + 1}) - 1 as rank from source) as n
    where s.id = n.id and s.rank <> n.rank`);
  const [first] = ids;
  if (moved === 0 || first === undefined) return NOTHING;
  const shared = await tx.$queryRaw<{ id: string }[]>(sql`
    select entity_id as id from claim group by entity_id having count(*) > 1`);
  if (shared.length === 0) return NOTHING;
  const touched = shared.map(({ id }) => id);
  return settleClaims(tx, { id: first, rank: 0 }, { put: [], gone: [], touched }, KEEP_REMOVED_MS);
}

const NOTHING: SettledEntities = { added: [], changed: [], removed: [], renamed: [] };
