import { sql, type Transaction } from '@watchbill/database';
import { type CatalogEntity, ENTITY_COLUMNS } from '../entities/catalog-entity.ts';
import { compileFilter, type EntityFilter } from './entity-filter.ts';
import { indexedField } from './indexed-field.ts';

/**
 * Those of the entities with these refs (in full, lower case) that fulfil a filter in Backstage's names, by ref.
 * @throws InputError for a bad filter.
 */
export async function findMatching(
  tx: Transaction,
  refs: readonly string[],
  filter: EntityFilter,
): Promise<ReadonlyMap<string, CatalogEntity>> {
  const condition = compileFilter(filter, indexedField);
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<CatalogEntity[]>(sql`
    select ${ENTITY_COLUMNS} from entity e left join health h on h.ref = e.ref
    where e.ref = any(${[...refs]}::text[]) and ${condition}`);
  return new Map(rows.map((row) => [row.ref, row]));
}
