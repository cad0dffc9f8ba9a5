import { sql, type Transaction } from '@watchbill/database';
import type { HealthState, Severity } from '@watchbill/model';
import type { HealthInput } from './rolled-health.ts';

/** An input of one entity's health; `severity` is a check's own. */
export interface EntityInput extends HealthInput {
  readonly entityRef: string;
  readonly severity: Severity | null;
}

/** What the health of these entities follows from: their checks that are not paused, and their parts that anything is known of. */
export async function readHealthInputs(
  tx: Transaction,
  refs: readonly string[],
): Promise<readonly EntityInput[]> {
  const wanted = [...refs];
  const rows = await tx.$queryRaw<(Omit<EntityInput, 'state'> & { state: string })[]>(sql`
    select c.entity_ref as "entityRef", c.ref, coalesce(e.title, e.name, c.ref) as title, 'check' as type,
      coalesce(h.state, 'UNKNOWN') as state, coalesce(h.since, c.verdict_at) as since,
      coalesce(h.reason, 'It has not run yet.') as reason, h.run_id::text as "runId", null as "causeRef",
      c.definition->>'severity' as severity
    from "check" c left join health h on h.ref = c.ref left join entity e on e.ref = c.ref
    where c.entity_ref = any(${wanted}) and not c.paused
    union all
    select r.target, h.ref, coalesce(e.title, e.name), 'part', h.state, h.since, h.reason, h.run_id::text, h.cause_ref, null
    from (select distinct source, target from relation where type = 'partOf' and target = any(${wanted})) r
    join health h on h.ref = r.source join entity e on e.ref = r.source`);
  return rows.map((row) => ({ ...row, state: row.state as HealthState }));
}
