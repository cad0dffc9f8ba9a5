import { sql, type Transaction } from '@watchbill/database';

/** What claims of a source say in their spec, by ref. */
export async function readSpecs(
  tx: Transaction,
  sourceId: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ ref: string; spec: unknown }[]>(sql`
    select c.ref, coalesce(c.document, e.document)->'spec' as spec from claim c join entity e on e.id = c.entity_id
    where c.source_id = ${sourceId} and c.ref = any(${[...refs]}::text[])`);
  return new Map(rows.map(({ ref, spec }) => [ref, spec]));
}
