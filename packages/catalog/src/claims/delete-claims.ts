import { sql, type Transaction } from '@watchbill/database';

/** Deletes claims of a source; returns when each was first told, by ref. */
export async function deleteClaims(
  tx: Transaction,
  sourceId: string,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ ref: string; first_seen_at: Date }[]>(sql`
    delete from claim where source_id = ${sourceId} and ref = any(${[...refs]}::text[]) returning ref, first_seen_at`);
  return new Map(rows.map(({ ref, first_seen_at }) => [ref, first_seen_at]));
}
