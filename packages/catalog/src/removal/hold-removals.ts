import { sql, type Transaction } from '@watchbill/database';

/** Notes since when claims are no longer told, although their entities stay; returns the entities for which that is new. */
export async function holdRemovals(
  tx: Transaction,
  sourceId: string,
  refs: readonly string[],
): Promise<readonly string[]> {
  if (refs.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    update claim set absent_since = now()
    where source_id = ${sourceId} and ref = any(${[...refs]}::text[]) and absent_since is null
    returning entity_id as id`);
  return rows.map(({ id }) => id);
}

/** These claims are told again: nothing of them is held, or kept by hand, any more. */
export async function liftClaims(tx: Transaction, sourceId: string, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return;
  await tx.$executeRaw(sql`
    update claim set absent_since = null, kept_by = null
    where source_id = ${sourceId} and ref = any(${[...refs]}::text[])`);
}

/** Counts anew how many removals of a source are held. A removal that was carried out has used up what was confirmed. */
export async function countHeldRemovals(
  tx: Transaction,
  sourceId: string,
  confirmationUsed: boolean,
): Promise<void> {
  await tx.$executeRaw(sql`
    update source set confirmed_removals = case when ${confirmationUsed} then 0 else confirmed_removals end,
      held_removals = (select count(*) from claim where source_id = ${sourceId} and absent_since is not null)
    where id = ${sourceId}`);
}
