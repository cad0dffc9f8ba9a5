import { sql, type Transaction } from '@watchbill/database';
import type { Incident } from './incident.ts';

/** The newest `perEntity` incidents of each entity, newest first. */
export async function incidentsOfEntities(
  tx: Transaction,
  refs: readonly string[],
  perEntity = 20,
): Promise<readonly Incident[]> {
  return tx.$queryRaw<Incident[]>(sql`
    select i.id::text, i.entity_ref as "entityRef", i.check_ref as "checkRef", i.owner_ref as "ownerRef", i.run_id::text as "runId",
      i.state, i.severity, i.health, i.reason, i.started_at as "startedAt", i.opened_at as "openedAt",
      i.acknowledged_at as "acknowledgedAt", i.acknowledged_by as "acknowledgedBy", i.resolved_at as "resolvedAt"
    from unnest(${[...refs]}::text[]) as e(ref)
    cross join lateral (
      select * from incident where entity_ref = e.ref order by started_at desc, id desc limit ${perEntity}) i`);
}
