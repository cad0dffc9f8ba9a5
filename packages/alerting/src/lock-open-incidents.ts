import { joinSql, sql, type Transaction } from '@watchbill/database';
import type { OpenIncident } from './incident-transition.ts';

/** The unresolved incidents of these entities, by entity, locked against every other decision on them. */
export async function lockOpenIncidents(
  tx: Transaction,
  refs: readonly string[],
): Promise<Map<string, OpenIncident>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<(OpenIncident & { entityRef: string })[]>(sql`
    select id::text, entity_ref as "entityRef", health, severity from incident
    where state <> 'RESOLVED' and entity_ref in (${joinSql([...refs])})
    order by entity_ref for update`);
  return new Map(rows.map(({ entityRef, ...incident }) => [entityRef, incident]));
}
