import { randomUUIDv7 } from 'node:crypto';
import { sql, type Transaction } from '@watchbill/database';
import type { EntityTransition } from '@watchbill/health';
import { enqueueOpening } from './enqueue-opening.ts';
import { openedMessage } from './notification-of.ts';
import { readProof } from './read-proof.ts';
import { route } from './route.ts';
import type { Subject } from './subject.ts';
import type { TransitionContext } from './transition-context.ts';

/** Opens an incident and tells who is to be told. @returns its id; null when somebody else opened one for this entity first. */
export async function openIncident(
  tx: Transaction,
  subject: Subject,
  { ref, to, at, firstBadAt, reason, runId, checkRef, severity }: EntityTransition,
  { now, baseUrl, notifierIds, routes }: TransitionContext,
): Promise<string | null> {
  const incident = { id: randomUUIDv7(), severity, health: to, reason, startedAt: firstBadAt ?? at, runId };
  const opened = await tx.$executeRaw(sql`
    insert into incident (id, entity_ref, check_ref, owner_ref, run_id, severity, health, reason, started_at, opened_at)
    values (${incident.id}::uuid, ${ref}, ${checkRef}, ${subject.ownerRef}, ${runId}::uuid, ${severity}, ${to}, ${reason},
      ${incident.startedAt}, ${at})
    on conflict (entity_ref) where state <> 'RESOLVED' do nothing`);
  if (opened === 0) return null;
  const targets = route({ ...subject, entityRef: ref, severity }, subject.escalation, routes, notifierIds);
  const message = openedMessage(incident, subject, await readProof(tx, { checkRef, runId }), baseUrl);
  await enqueueOpening(tx, message, targets, now);
  return incident.id;
}
