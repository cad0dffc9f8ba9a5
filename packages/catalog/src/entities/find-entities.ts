import { type RawReader, sql } from '@watchbill/database';
import { type CatalogEntity, ENTITY_COLUMNS } from './catalog-entity.ts';

/**
 * The entities with these refs (in full, lower case), by the ref that was asked for: a renamed entity is found by its old names
 * too. Those that do not exist are absent.
 */
export async function findEntities(
  reader: RawReader,
  refs: readonly string[],
): Promise<ReadonlyMap<string, CatalogEntity>> {
  if (refs.length === 0) return new Map();
  const rows = await reader.$queryRaw<(CatalogEntity & { readonly asked: string })[]>(sql`
    select e.ref as asked, ${ENTITY_COLUMNS} from entity e where e.ref = any(${[...refs]}::text[])
    union all
    select a.ref, ${ENTITY_COLUMNS} from alias a join entity e on e.id = a.entity_id where a.ref = any(${[...refs]}::text[])`);
  return new Map(rows.map(({ asked, ...entity }) => [asked, entity]));
}
