import type { HealthState } from '@watchbill/model';
import { expect, test } from 'vitest';
import { type HealthInput, rollUp } from './rolled-health.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const earlier = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

function input(
  type: 'check' | 'part',
  state: HealthState,
  seconds: number,
  more: Partial<HealthInput> = {},
): HealthInput {
  const name = `${type}-${state.toLowerCase()}`;
  return {
    ref: `x:default/${name}`,
    title: name,
    type,
    state,
    since: earlier(seconds),
    reason: 'why',
    runId: null,
    causeRef: null,
    ...more,
  };
}

const ROWS: readonly {
  reason: string;
  inputs: readonly HealthInput[];
  state: HealthState;
  says: string;
  cause: string | null;
}[] = [
  { reason: 'nothing watches it', inputs: [], state: 'UNKNOWN', says: 'No check watches it.', cause: null },
  {
    reason: 'all is well',
    inputs: [input('check', 'HEALTHY', 5), input('check', 'HEALTHY', 9), input('part', 'HEALTHY', 1)],
    state: 'HEALTHY',
    says: '2 checks and 1 part healthy.',
    cause: null,
  },
  {
    reason: 'a doubt outranks good news',
    inputs: [input('check', 'HEALTHY', 5), input('check', 'UNKNOWN', 5)],
    state: 'UNKNOWN',
    says: 'check-unknown: why',
    cause: null,
  },
  {
    reason: 'proof of trouble outranks a doubt',
    inputs: [input('check', 'UNKNOWN', 50), input('check', 'DEGRADED', 5)],
    state: 'DEGRADED',
    says: 'check-degraded: why',
    cause: null,
  },
  {
    reason: 'of two failing ones the first to fail is named',
    inputs: [input('check', 'FAILING', 5), input('check', 'FAILING', 9, { title: 'older' })],
    state: 'FAILING',
    says: 'older: why',
    cause: null,
  },
  {
    reason: 'a failing part is the cause',
    inputs: [input('part', 'FAILING', 5), input('part', 'HEALTHY', 9)],
    state: 'FAILING',
    says: 'part-failing is FAILING: why',
    cause: 'x:default/part-failing',
  },
  {
    reason: 'the cause of a part is passed on',
    inputs: [input('part', 'FAILING', 5, { causeRef: 'x:default/deeper' })],
    state: 'FAILING',
    says: 'part-failing is FAILING: why',
    cause: 'x:default/deeper',
  },
];

test.each(ROWS)('rollUp: $reason', ({ inputs, state, says, cause }) => {
  expect(rollUp(inputs, NOW)).toMatchObject({ state, reason: says, causeRef: cause });
});
