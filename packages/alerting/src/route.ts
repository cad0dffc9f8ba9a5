import { ANNOTATION, type Contact, contactsOf, type Entity, entityRefOf } from '@watchbill/model';
import { matchesRoute, type RoutedIncident, type Routes } from './routes.ts';

/** Who is told of an incident, or deliberately not, and why. */
export interface RoutedTarget extends Contact {
  readonly state: 'PENDING' | 'SUPPRESSED';
  readonly because: string;
}

/** Who is asked in turn: at 0 the owner, which may not exist, then the groups above it, then those above them. */
export type Escalation = readonly (readonly Entity[])[];

/**
 * Who is told: the owner, else the nearest parent groups with a contact, else the configuration's routes, else its fallback.
 * Each step is taken only when those before it reach nobody. A contact that cannot be used, and an incident that tells nobody,
 * still give a row, so that the incident shows what is missing.
 */
export function route(
  incident: RoutedIncident,
  escalation: Escalation,
  { routes, fallback }: Routes,
  notifierIds: readonly string[],
): readonly RoutedTarget[] {
  const matching = routes.filter(({ match }) => matchesRoute(match, incident));
  const unowned = unreached(incident, escalation);
  const steps: readonly (readonly Candidate[])[] = [
    ...escalation.map((level, height) =>
      level.flatMap((entity) => ownerCandidates(incident, entity, height)),
    ),
    matching.flatMap(({ place, notify }) =>
      notify.map((contact) => ({ ...contact, because: `${unowned} ${place} of the configuration matches.` })),
    ),
    fallback.map((contact) => ({
      ...contact,
      because: `${unowned} No route reaches anybody either; this is the fallback of the configuration.`,
    })),
  ];
  const targets = new Map<string, RoutedTarget>();
  for (const step of steps) {
    for (const candidate of step) {
      const key = `${candidate.notifier}:${candidate.target}`;
      if (!targets.has(key)) targets.set(key, admit(candidate, incident, notifierIds));
    }
    if (step.some(({ notifier }) => notifierIds.includes(notifier))) return [...targets.values()];
  }
  return [...targets.values(), nobody(unowned)];
}

interface Candidate extends Contact {
  readonly because: string;
}

function ownerCandidates(
  { entityRef, ownerRef, ownerBecause }: RoutedIncident,
  entity: Entity,
  height: number,
): readonly Candidate[] {
  const ref = entityRefOf(entity);
  const owns = ownerBecause
    ? `${ref} answers for ${entityRef}: ${ownerBecause}.`
    : `${ref} owns ${entityRef}.`;
  const because =
    height === 0 ? owns : `${ref} stands above ${ownerRef}, which owns ${entityRef} and cannot be reached.`;
  return contactsOf(entity).map((contact) => ({ ...contact, because }));
}

function admit(
  { notifier, target, because }: Candidate,
  { severity }: RoutedIncident,
  notifierIds: readonly string[],
): RoutedTarget {
  if (!notifierIds.includes(notifier)) {
    const missing = `Not sent: the configuration has no notifier '${notifier}'; add one with this id under 'notifiers'.`;
    return { notifier, target, state: 'SUPPRESSED', because: `${missing} ${because}` };
  }
  if (severity === 'info') {
    return {
      notifier,
      target,
      state: 'SUPPRESSED',
      because: `Not sent: severity info tells nobody. ${because}`,
    };
  }
  return { notifier, target, state: 'PENDING', because };
}

function unreached({ entityRef, ownerRef }: RoutedIncident, escalation: Escalation): string {
  if (ownerRef === null) return `${entityRef} has no owner.`;
  if (!escalation[0]?.length) return `${entityRef} is owned by ${ownerRef}, which is not in the catalog.`;
  const whom = escalation.length > 1 ? 'neither it nor a group above it has' : 'it does not have';
  return `${entityRef} is owned by ${ownerRef}, but ${whom} a contact that can be used.`;
}

function nobody(unowned: string): RoutedTarget {
  const fix = `Give the owner a contact (annotation ${ANNOTATION.notify}), or the configuration a fallback.`;
  return { notifier: '', target: '', state: 'SUPPRESSED', because: `nobody is told: ${unowned} ${fix}` };
}
