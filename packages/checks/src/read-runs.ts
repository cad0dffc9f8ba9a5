import { emptySql, isUuid, sql, type Transaction } from '@watchbill/database';
import type { StoredRun } from './stored-run.ts';

/** The runs of these ids that exist, in no particular order. Ids that are no UUIDs are unknown ids. */
export async function findRuns(tx: Transaction, ids: readonly string[]): Promise<readonly StoredRun[]> {
  const rows = await tx.run.findMany({ where: { id: { in: ids.filter(isUuid) } } });
  return rows as unknown as readonly StoredRun[];
}

/** Where a run stands among those of its check. */
export type RunPosition = Pick<StoredRun, 'queuedAt' | 'id'>;

/**
 * The newest `perCheck` runs of each check, newest first, of those that come after `after` in this order.
 * Evidence lists are left out: they are for one run's own page.
 */
export async function recentRuns(
  tx: Transaction,
  checkRefs: readonly string[],
  perCheck: number,
  after?: RunPosition,
): Promise<readonly StoredRun[]> {
  const follows = after ? sql`and (queued_at, id) < (${after.queuedAt}, ${after.id}::uuid)` : emptySql;
  return tx.$queryRaw<StoredRun[]>(sql`
    select r.id::text, r.check_ref as "checkRef", r.entity_ref as "entityRef", r.state, r.trigger, r.actor, r.outcome, r.reason,
      r.failure, '[]'::jsonb as steps, '[]'::jsonb as requests, '[]'::jsonb as thresholds, '[]'::jsonb as console,
      r.truncated, r.runner, r.queued_at as "queuedAt", r.started_at as "startedAt", r.finished_at as "finishedAt"
    from unnest(${[...checkRefs]}::text[]) as c(ref)
    cross join lateral (
      select * from run where check_ref = c.ref ${follows} order by queued_at desc, id desc limit ${perCheck}) r
    order by r.queued_at desc, r.id desc`);
}

/** How many runs of each check there are; a check without runs is absent. */
export async function countRuns(
  tx: Transaction,
  checkRefs: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.run.groupBy({
    by: 'checkRef',
    where: { checkRef: { in: [...checkRefs] } },
    _count: { _all: true },
  });
  return new Map(rows.map(({ checkRef, _count }) => [checkRef, _count._all]));
}
