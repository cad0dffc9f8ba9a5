import type { Transaction } from '@watchbill/database';
import type { EntityTransition } from '@watchbill/health';
import { moreUrgent, worstHealth } from '@watchbill/model';
import { enqueueOpening } from './enqueue-opening.ts';
import type { OpenIncident } from './incident-transition.ts';
import { openedMessage } from './notification-of.ts';
import { readProof } from './read-proof.ts';
import { route } from './route.ts';
import type { Subject } from './subject.ts';
import type { TransitionContext } from './transition-context.ts';

/** Records that an incident got worse and tells again. Whoever acknowledged it keeps it: they are at work on it already. */
export async function worsenIncident(
  tx: Transaction,
  open: OpenIncident,
  subject: Subject,
  { ref, to, reason, runId, checkRef, severity: stated }: EntityTransition,
  { now, baseUrl, notifierIds, routes }: TransitionContext,
): Promise<OpenIncident> {
  const health = worstHealth([open.health, to]);
  const severity = moreUrgent(open.severity, stated);
  const { ownerRef, escalation } = subject;
  const { startedAt } = await tx.incident.update({
    where: { id: open.id },
    data: { health, severity, reason, runId, checkRef, ownerRef },
  });
  const incident = { id: open.id, severity, health, reason, startedAt, runId };
  const targets = route({ ...subject, entityRef: ref, severity }, escalation, routes, notifierIds);
  const message = openedMessage(incident, subject, await readProof(tx, { checkRef, runId }), baseUrl);
  await enqueueOpening(tx, message, targets, now);
  return { id: open.id, health, severity };
}
