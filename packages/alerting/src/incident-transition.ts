import type { EntityTransition } from '@watchbill/health';
import { type HealthState, moreUrgent, type Severity } from '@watchbill/model';

/** What a decision needs to know of the entity's unresolved incident. */
export interface OpenIncident {
  readonly id: string;
  readonly health: HealthState;
  readonly severity: Severity;
}

export interface IncidentDecision {
  readonly action: 'open' | 'worsen' | 'resolve' | 'none';
  readonly reason: string;
}

/**
 * What a change of an entity's health means for its incident.
 *
 * UNKNOWN neither opens nor resolves: without a verdict there is no proof of trouble, and none of recovery.
 * Getting worse (degraded to failing, or more urgent) tells everybody again, because whoever left a ticket for Monday must learn
 * that it is a page now. It stays the same incident and the same delivery row, armed again with a new message: a second incident
 * would need a second recovery, and receivers group by incident. Getting better without being well changes nothing.
 */
export function decide(
  open: OpenIncident | null,
  { ref, to, severity }: Pick<EntityTransition, 'ref' | 'to' | 'severity'>,
): IncidentDecision {
  switch (to) {
    case 'UNKNOWN':
      return { action: 'none', reason: `${ref} is UNKNOWN: proof neither of trouble nor of recovery.` };
    case 'HEALTHY':
      return open
        ? { action: 'resolve', reason: `${ref} is HEALTHY again.` }
        : { action: 'none', reason: `${ref} is HEALTHY and has no open incident.` };
    case 'DEGRADED':
    case 'FAILING':
      return open ? compare(open, ref, to, severity) : { action: 'open', reason: `${ref} is ${to}.` };
    default:
      return to satisfies never;
  }
}

function compare(open: OpenIncident, ref: string, to: HealthState, severity: Severity): IncidentDecision {
  if (to === 'FAILING' && open.health === 'DEGRADED') {
    return { action: 'worsen', reason: `${ref} was DEGRADED and is FAILING now.` };
  }
  if (severity !== open.severity && moreUrgent(severity, open.severity) === severity) {
    return { action: 'worsen', reason: `${ref} was a ${open.severity} and is a ${severity} now.` };
  }
  return { action: 'none', reason: `${ref} has an open incident that says as much.` };
}
