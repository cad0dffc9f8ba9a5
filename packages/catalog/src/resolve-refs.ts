import { sql, type Transaction } from '@watchbill/database';

/** The names that renamed entities have now, by the old ones among these refs. Refs that were never given up are absent. */
export async function resolveRefs(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ old: string; ref: string }[]>(sql`
    select a.ref as old, e.ref from alias a join entity e on e.id = a.entity_id where a.ref = any(${[...refs]}::text[])`);
  return new Map(rows.map(({ old, ref }) => [old, ref]));
}
