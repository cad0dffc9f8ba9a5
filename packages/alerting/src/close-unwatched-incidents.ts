import { notify, sql, type Transaction } from '@watchbill/database';
import type { IncidentChange } from './apply-transitions.ts';
import { INCIDENT_CHANGED } from './channels.ts';
import { resolveIncident } from './resolve-incident.ts';
import type { TransitionContext } from './transition-context.ts';

/**
 * Ends the incidents of entities that no check marks any more: nothing could ever prove their recovery. Whoever was told of the
 * trouble is told so, as UNKNOWN, which is no claim that all is well.
 */
export async function closeUnwatchedIncidents(
  tx: Transaction,
  context: TransitionContext,
): Promise<readonly IncidentChange[]> {
  const unwatched = await tx.$queryRaw<{ id: string; entityRef: string }[]>(sql`
    select id::text, entity_ref as "entityRef" from incident i
    where state <> 'RESOLVED' and not exists (select from "check" c where c.entity_ref = i.entity_ref)
    order by entity_ref for update`);
  for (const { id, entityRef } of unwatched) {
    const reason = `No check watches ${entityRef} any more, so its recovery would go unseen.`;
    await resolveIncident(tx, id, { to: 'UNKNOWN', at: context.now, reason, runId: null }, context);
    await notify(tx, INCIDENT_CHANGED, id);
  }
  return unwatched.map(({ id, entityRef }) => ({ incidentId: id, entityRef, action: 'resolve' }));
}
