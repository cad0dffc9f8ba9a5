import { sql, type Transaction } from '@watchbill/database';

/**
 * Takes their names from entities that are about to get others, so that two can exchange theirs; returns the names they had,
 * by id.
 */
export async function parkRefs(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; ref: string }[]>(sql`
    update entity e set ref = e.id::text from entity before
    where before.id = e.id and e.id = any(${[...ids]}::uuid[])
    returning e.id, before.ref`);
  return new Map(rows.map(({ id, ref }) => [id, ref]));
}
