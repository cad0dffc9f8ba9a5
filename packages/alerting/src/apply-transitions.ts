import { notify, type Transaction } from '@watchbill/database';
import type { EntityTransition } from '@watchbill/health';
import { INCIDENT_CHANGED } from './channels.ts';
import { decide } from './incident-transition.ts';
import { lockOpenIncidents } from './lock-open-incidents.ts';
import { openIncident } from './open-incident.ts';
import { readSubjects } from './read-subjects.ts';
import { resolveIncident } from './resolve-incident.ts';
import type { Subject } from './subject.ts';
import type { TransitionContext } from './transition-context.ts';
import { worsenIncident } from './worsen-incident.ts';

export interface IncidentChange {
  readonly incidentId: string;
  readonly entityRef: string;
  readonly action: 'open' | 'worsen' | 'resolve';
}

/**
 * Opens, worsens and resolves incidents as health demands, and writes their messages into the outbox, all in the transaction that
 * records the health: either everything of it happened, or nothing.
 */
export async function applyTransitions(
  tx: Transaction,
  transitions: readonly EntityTransition[],
  context: TransitionContext,
): Promise<readonly IncidentChange[]> {
  const open = await lockOpenIncidents(tx, [...new Set(transitions.map(({ ref }) => ref))]);
  const inTrouble = transitions.filter(({ to }) => to === 'DEGRADED' || to === 'FAILING');
  const subjects = await readSubjects(tx, [...new Set(inTrouble.map(({ ref }) => ref))]);
  const changes: IncidentChange[] = [];
  const overtaken: EntityTransition[] = [];
  for (const transition of transitions) {
    const { ref, to, severity } = transition;
    const known = open.get(ref) ?? null;
    const { action } = decide(known, transition);
    if (action === 'open') {
      const id = await openIncident(tx, subjects.get(ref) as Subject, transition, context);
      if (id === null) overtaken.push(transition);
      else {
        open.set(ref, { id, health: to, severity });
        changes.push({ incidentId: id, entityRef: ref, action });
      }
    } else if (action === 'worsen' && known) {
      open.set(ref, await worsenIncident(tx, known, subjects.get(ref) as Subject, transition, context));
      changes.push({ incidentId: known.id, entityRef: ref, action });
    } else if (action === 'resolve' && known) {
      await resolveIncident(tx, known.id, transition, context);
      open.delete(ref);
      changes.push({ incidentId: known.id, entityRef: ref, action });
    }
  }
  for (const { incidentId } of changes) await notify(tx, INCIDENT_CHANGED, incidentId);
  // Another transaction opened one first and has committed by now: decide again, knowing of it.
  return overtaken.length === 0 ? changes : [...changes, ...(await applyTransitions(tx, overtaken, context))];
}
