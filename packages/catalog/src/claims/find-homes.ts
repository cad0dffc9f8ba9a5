import { sql, type Transaction } from '@watchbill/database';

/** Where a ref leads: an entity that is called so, or was before. */
export interface Home {
  readonly ref: string;
  readonly entityId: string;
  /** The source that gave the entity another name; null when this is its name. */
  readonly renamedBy: string | null;
  /** Other sources tell of it too. */
  readonly shared: boolean;
}

/** The entities that these refs lead to now, by ref. */
export async function findHomes(
  tx: Transaction,
  sourceId: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Home>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<Home[]>(sql`
    select h.*, exists (select from claim c where c.entity_id = h."entityId" and c.source_id <> ${sourceId}) as shared
    from (
      select a.ref, e.id as "entityId", a.source_id as "renamedBy" from alias a join entity e on e.id = a.entity_id
      where a.ref = any(${[...refs]}::text[])
      union all
      select ref, id, null from entity where ref = any(${[...refs]}::text[])
    ) as h`);
  return new Map(rows.map((row) => [row.ref, row]));
}
