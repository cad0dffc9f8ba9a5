import { expect, test } from 'vitest';
import { settleOpening } from './settle-opening.ts';

const deliveredAt = new Date();

test.each([
  { case: 'was told', state: 'DELIVERED', attempts: 1, deliveredAt, expected: 'tell' },
  { case: 'never attempted', state: 'PENDING', attempts: 0, deliveredAt: null, expected: 'withdraw' },
  { case: 'attempted, perhaps in vain', state: 'PENDING', attempts: 2, deliveredAt: null, expected: 'tell' },
  {
    case: 'was told, not yet that it got worse',
    state: 'PENDING',
    attempts: 0,
    deliveredAt,
    expected: 'tell-without-worsening',
  },
  {
    case: 'was told, then in vain that it got worse',
    state: 'PENDING',
    attempts: 1,
    deliveredAt,
    expected: 'tell',
  },
  {
    case: 'was told, could not be told that it got worse',
    state: 'FAILED',
    attempts: 9,
    deliveredAt,
    expected: 'tell',
  },
  { case: 'never reached', state: 'FAILED', attempts: 9, deliveredAt: null, expected: 'none' },
  { case: 'deliberately not told', state: 'SUPPRESSED', attempts: 0, deliveredAt: null, expected: 'none' },
] as const)('$case: $expected', ({ expected, ...opening }) => {
  expect(settleOpening(opening)).toBe(expected);
});
