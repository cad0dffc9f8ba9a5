import type { HealthState, RunOutcome } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { type CheckHealth, nextCheckHealth, unknownHealth } from './check-health.ts';

const CONFIRM = { failures: 2, successes: 2, retryAfterMs: 1000 };
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

type Word = RunOutcome | 'LATE';

interface Row {
  readonly reason: string;
  readonly events: readonly Word[];
  readonly states: readonly HealthState[];
  /** The second of the event that the final state counts from. */
  readonly since: number;
  readonly recheck?: boolean;
}

const ROWS: readonly Row[] = [
  {
    reason: 'the first pass is enough when nothing was proven',
    events: ['PASSED'],
    states: ['HEALTHY'],
    since: 0,
  },
  {
    reason: 'a first failure proves nothing yet',
    events: ['FAILED'],
    states: ['UNKNOWN'],
    since: -1,
    recheck: true,
  },
  {
    reason: 'one failure of a healthy check is looked into',
    events: ['PASSED', 'FAILED'],
    states: ['HEALTHY', 'HEALTHY'],
    since: 0,
    recheck: true,
  },
  {
    reason: 'two failures in a row fail it, since the first of them',
    events: ['PASSED', 'FAILED', 'FAILED'],
    states: ['HEALTHY', 'HEALTHY', 'FAILING'],
    since: 1,
  },
  {
    reason: 'a pass between two failures clears the doubt',
    events: ['PASSED', 'FAILED', 'PASSED', 'FAILED'],
    states: ['HEALTHY', 'HEALTHY', 'HEALTHY', 'HEALTHY'],
    since: 0,
    recheck: true,
  },
  {
    reason: 'one pass does not heal',
    events: ['FAILED', 'FAILED', 'PASSED'],
    states: ['UNKNOWN', 'FAILING', 'FAILING'],
    since: 0,
    recheck: true,
  },
  {
    reason: 'two passes heal, since the first of them',
    events: ['FAILED', 'FAILED', 'PASSED', 'PASSED'],
    states: ['UNKNOWN', 'FAILING', 'FAILING', 'HEALTHY'],
    since: 2,
  },
  {
    reason: 'breached thresholds degrade',
    events: ['PASSED', 'DEGRADED', 'DEGRADED'],
    states: ['HEALTHY', 'HEALTHY', 'DEGRADED'],
    since: 1,
  },
  {
    reason: 'a failure and a breach in a row agree on degraded',
    events: ['PASSED', 'FAILED', 'DEGRADED'],
    states: ['HEALTHY', 'HEALTHY', 'DEGRADED'],
    since: 1,
  },
  {
    reason: 'degraded becomes failing only when confirmed',
    events: ['DEGRADED', 'DEGRADED', 'FAILED', 'FAILED'],
    states: ['UNKNOWN', 'DEGRADED', 'DEGRADED', 'FAILING'],
    since: 2,
  },
  {
    reason: 'failing eases to degraded as carefully as to healthy',
    events: ['FAILED', 'FAILED', 'DEGRADED', 'DEGRADED'],
    states: ['UNKNOWN', 'FAILING', 'FAILING', 'DEGRADED'],
    since: 2,
  },
  {
    reason: 'a fault of ours is never a fault of theirs',
    events: ['PASSED', 'RUNNER_FAULT', 'RUNNER_FAULT', 'RUNNER_FAULT'],
    states: ['HEALTHY', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    since: 1,
  },
  {
    reason: 'a broken script does not blame the service',
    events: ['PASSED', 'SCRIPT_ERROR'],
    states: ['HEALTHY', 'UNKNOWN'],
    since: 1,
  },
  { reason: 'silence is not health', events: ['PASSED', 'LATE'], states: ['HEALTHY', 'UNKNOWN'], since: 1 },
  {
    reason: 'after silence one pass restores what was proven healthy',
    events: ['PASSED', 'LATE', 'PASSED'],
    states: ['HEALTHY', 'UNKNOWN', 'HEALTHY'],
    since: 2,
  },
  {
    reason: 'after silence one pass does not heal what was failing',
    events: ['FAILED', 'FAILED', 'LATE', 'PASSED'],
    states: ['UNKNOWN', 'FAILING', 'UNKNOWN', 'UNKNOWN'],
    since: 2,
    recheck: true,
  },
  {
    reason: 'a fault between two failures starts the count anew',
    events: ['PASSED', 'FAILED', 'RUNNER_FAULT', 'FAILED'],
    states: ['HEALTHY', 'HEALTHY', 'UNKNOWN', 'UNKNOWN'],
    since: 2,
    recheck: true,
  },
];

describe('nextCheckHealth', () => {
  test.each(ROWS)('$reason', ({ events, states, since, recheck = false }) => {
    let health: CheckHealth = unknownHealth(at(-1));
    let asksAgain = false;
    const seen = events.map((word, second) => {
      const event =
        word === 'LATE'
          ? ({ type: 'late', reason: 'late' } as const)
          : ({ type: 'verdict', outcome: word, reason: `run ${second}`, runId: `r${second}` } as const);
      const step = nextCheckHealth(health, event, at(second), CONFIRM);
      health = step.health;
      asksAgain = step.recheck;
      return health.state;
    });
    expect(seen).toEqual(states);
    expect(health.since).toEqual(at(since));
    expect(asksAgain).toBe(recheck);
  });

  test('with one failure asked for, the first one fails it', () => {
    const event = {
      type: 'verdict',
      outcome: 'FAILED',
      reason: 'payment is authorised',
      runId: 'r',
    } as const;
    const { health } = nextCheckHealth(unknownHealth(at(0)), event, at(1), { ...CONFIRM, failures: 1 });
    expect(health).toMatchObject({ state: 'FAILING', reason: 'payment is authorised', runId: 'r' });
  });
});
