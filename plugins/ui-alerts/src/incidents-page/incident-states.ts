import type { IncidentState } from '@watchbill/model';

export interface StateChoice {
  /** As the address says it. */
  readonly id: string;
  readonly label: string;
  /** `null`: every state. */
  readonly states: readonly IncidentState[] | null;
}

const UNRESOLVED: StateChoice = { id: 'unresolved', label: 'Not resolved', states: ['OPEN', 'ACKNOWLEDGED'] };

export const STATE_CHOICES: readonly StateChoice[] = [
  UNRESOLVED,
  { id: 'open', label: 'Open', states: ['OPEN'] },
  { id: 'acknowledged', label: 'Acknowledged', states: ['ACKNOWLEDGED'] },
  { id: 'resolved', label: 'Resolved', states: ['RESOLVED'] },
  { id: 'all', label: 'All', states: null },
];

/** The choice that an address names; what needs somebody when it names none. */
export function readStateChoice(search: URLSearchParams): StateChoice {
  return STATE_CHOICES.find(({ id }) => id === search.get('state')) ?? UNRESOLVED;
}

const RANK: Record<IncidentState, number> = { OPEN: 0, ACKNOWLEDGED: 1, RESOLVED: 2 };

/** What needs somebody first; among equals the order stays. */
export function openFirst<Item extends { readonly state: IncidentState }>(
  incidents: readonly Item[],
): readonly Item[] {
  return incidents.toSorted((a, b) => RANK[a.state] - RANK[b.state]);
}
