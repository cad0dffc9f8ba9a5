import { sql, type Transaction } from '@watchbill/database';
import { type CatalogEntity, ENTITY_COLUMNS } from './catalog-entity.ts';

/** The entities with these refs (in full, lower case), by ref. Those that do not exist are absent. */
export async function findEntities(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, CatalogEntity>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<CatalogEntity[]>(sql`
    select ${ENTITY_COLUMNS} from entity e where e.ref = any(${[...refs]}::text[])`);
  return new Map(rows.map((row) => [row.ref, row]));
}
