import type { Confirmation, HealthState, RunOutcome } from '@watchbill/model';

/** A state that a verdict can prove. `UNKNOWN` is the lack of proof, so it is never confirmed. */
type Proven = Exclude<HealthState, 'UNKNOWN'>;

/** What a check's health remembers between verdicts. Times are ISO 8601. */
export interface CheckMemory {
  /** The last state that enough verdicts agreed on; kept while the health is UNKNOWN. */
  readonly confirmed: Proven | null;
  /** A different state that the latest verdicts point to, not yet often enough. */
  readonly doubt: Doubt | null;
}

interface Doubt {
  readonly state: Proven;
  readonly count: number;
  readonly since: string;
  readonly runId: string;
}

export interface CheckHealth {
  readonly state: HealthState;
  /** Of the first verdict that spoke for the state, not of the one that confirmed it. */
  readonly since: Date;
  readonly reason: string;
  readonly runId: string | null;
  readonly memory: CheckMemory;
}

export type CheckEvent =
  | {
      readonly type: 'verdict';
      readonly outcome: RunOutcome;
      readonly reason: string;
      readonly runId: string;
    }
  | { readonly type: 'late'; readonly reason: string };

export interface CheckTransition {
  readonly health: CheckHealth;
  /** Look again soon: the verdicts contradict the confirmed state, but not yet often enough. */
  readonly recheck: boolean;
}

const PROVES: Readonly<Record<RunOutcome, Proven | null>> = {
  PASSED: 'HEALTHY',
  DEGRADED: 'DEGRADED',
  FAILED: 'FAILING',
  SCRIPT_ERROR: null,
  RUNNER_FAULT: null,
};

export function unknownHealth(now: Date, reason = 'It has not run yet.'): CheckHealth {
  return { state: 'UNKNOWN', since: now, reason, runId: null, memory: { confirmed: null, doubt: null } };
}

/**
 * One step of a check's health. `failures` bad verdicts in a row make it DEGRADED or FAILING, `successes` good ones HEALTHY again;
 * the first good one is enough where nothing was proven before. A verdict that proves nothing (a broken script, a fault of ours,
 * a verdict that never came) makes it UNKNOWN at once and forgets the doubt, but not what was confirmed: an incident stays open
 * until health is proven.
 */
export function nextCheckHealth(
  before: CheckHealth,
  event: CheckEvent,
  now: Date,
  confirm: Confirmation,
): CheckTransition {
  const observed = event.type === 'late' ? null : PROVES[event.outcome];
  if (event.type === 'late' || observed === null) {
    const runId = event.type === 'late' ? before.runId : event.runId;
    const memory = { confirmed: before.memory.confirmed, doubt: null };
    return {
      health: become(before, 'UNKNOWN', { since: now, reason: event.reason, runId, memory }),
      recheck: false,
    };
  }
  const { confirmed } = before.memory;
  const reason = observed === 'HEALTHY' ? 'The last run passed.' : event.reason;
  const { runId } = event;
  if (observed === confirmed || (confirmed === null && observed === 'HEALTHY')) {
    const memory = { confirmed: observed, doubt: null };
    return { health: become(before, observed, { since: now, reason, runId, memory }), recheck: false };
  }
  const doubt = strengthen(before.memory.doubt, observed, runId, now);
  const needed = improves(confirmed, observed) ? confirm.successes : confirm.failures;
  if (doubt.count < needed) {
    const waiting = `${sentence(reason)} Not confirmed yet: ${doubt.count} of ${needed} runs.`;
    const shown = before.state === 'UNKNOWN' ? waiting : before.reason;
    return { health: { ...before, reason: shown, memory: { confirmed, doubt } }, recheck: true };
  }
  const memory = { confirmed: doubt.state, doubt: null };
  const since = new Date(doubt.since);
  return { health: become(before, doubt.state, { since, reason, runId, memory }), recheck: false };
}

/** `since` moves only when the state does. */
function become(before: CheckHealth, state: HealthState, next: Omit<CheckHealth, 'state'>): CheckHealth {
  return { ...next, state, since: before.state === state ? before.since : next.since };
}

/** Bad verdicts of two kinds in a row agree on the milder one: the flow is at least degraded. */
function strengthen(doubt: Doubt | null, observed: Proven, runId: string, now: Date): Doubt {
  const sameSide = doubt !== null && (doubt.state === 'HEALTHY') === (observed === 'HEALTHY');
  if (!sameSide) return { state: observed, count: 1, since: now.toISOString(), runId };
  const state = doubt.state === observed ? observed : 'DEGRADED';
  return { ...doubt, state, count: doubt.count + 1 };
}

function improves(confirmed: Proven | null, observed: Proven): boolean {
  return observed === 'HEALTHY' || (confirmed === 'FAILING' && observed === 'DEGRADED');
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
