/** `UNKNOWN` means no verdict that can be trusted: late, no data, or a fault of the runner. It is never "fine". */
export const HEALTH_STATES = ['HEALTHY', 'DEGRADED', 'FAILING', 'UNKNOWN'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** From best to worst. A doubt outranks good news and is outranked by proof of trouble. */
const BADNESS: Record<HealthState, number> = { HEALTHY: 0, UNKNOWN: 1, DEGRADED: 2, FAILING: 3 };

/** The state of a whole whose parts are in these states; `UNKNOWN` for no parts at all. */
export function worstHealth(states: Iterable<HealthState>): HealthState {
  let worst: HealthState | undefined;
  for (const state of states) {
    if (worst === undefined || BADNESS[state] > BADNESS[worst]) worst = state;
  }
  return worst ?? 'UNKNOWN';
}
