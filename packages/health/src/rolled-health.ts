import { type HealthState, worstHealth } from '@watchbill/model';

/** One thing that an entity's health follows from: a check that marks it, or a part of it. */
export interface HealthInput {
  readonly ref: string;
  readonly title: string;
  readonly type: 'check' | 'part';
  readonly state: HealthState;
  readonly since: Date;
  readonly reason: string;
  readonly runId: string | null;
  /** Where a part's own trouble comes from, when it is not the part itself. */
  readonly causeRef: string | null;
}

export interface RolledHealth {
  readonly state: HealthState;
  readonly since: Date;
  readonly reason: string;
  readonly causeRef: string | null;
  readonly runId: string | null;
}

export const UNWATCHED = 'No check watches it.';

/** The health of an entity: the worst of its inputs, with the one that has been so for longest as its reason. */
export function rollUp(inputs: readonly HealthInput[], now: Date): RolledHealth {
  const state = worstHealth(inputs.map((input) => input.state));
  const [first] = inputs
    .filter((input) => input.state === state)
    .sort((a, b) => a.since.getTime() - b.since.getTime() || (a.ref < b.ref ? -1 : 1));
  if (!first) return { state: 'UNKNOWN', since: now, reason: UNWATCHED, causeRef: null, runId: null };
  const causeRef = first.type === 'part' && state !== 'HEALTHY' ? (first.causeRef ?? first.ref) : null;
  return { state, since: first.since, reason: reasonOf(state, first, inputs), causeRef, runId: first.runId };
}

function reasonOf(state: HealthState, first: HealthInput, inputs: readonly HealthInput[]): string {
  if (state !== 'HEALTHY')
    return `${first.type === 'part' ? `${first.title} is ${state}` : first.title}: ${first.reason}`;
  const counts = (['check', 'part'] as const).map((type) => ({
    type,
    count: inputs.filter((i) => i.type === type).length,
  }));
  const named = counts
    .filter(({ count }) => count > 0)
    .map(({ type, count }) => `${count} ${type}${count === 1 ? '' : 's'}`);
  return `${named.join(' and ')} healthy.`;
}
