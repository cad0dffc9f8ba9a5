import { sql, type Transaction } from '@watchbill/database';

/** When each of these runs' checks last began a run that passed, before the run; by id of the run. Those that never did are absent. */
export async function lastPassedBefore(
  tx: Transaction,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  if (runIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>(sql`
    select r.id::text, p.started_at as at
    from run r
    cross join lateral (
      select started_at from run
      where check_ref = r.check_ref and outcome = 'PASSED' and (queued_at, id) < (r.queued_at, r.id)
      order by queued_at desc, id desc limit 1) p
    where r.id = any(${[...runIds]}::uuid[])`);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
