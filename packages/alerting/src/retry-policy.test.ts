import { describe, expect, test } from 'vitest';
import { afterAttempt, GIVE_UP_AFTER_MS } from './retry-policy.ts';

const createdAt = new Date('2026-03-01T00:00:00.000Z');
const after = (ms: number) => new Date(createdAt.getTime() + ms);
const S = 1000;
const H = 3600 * S;
const retry = { type: 'retry', reason: '503 from the far end' } as const;

test('what the far end took is delivered', () => {
  expect(afterAttempt({ attempts: 1, createdAt }, { type: 'delivered' }, after(S), 0)).toEqual({
    state: 'DELIVERED',
  });
});

test('what the far end refuses for good is not tried again, and says why', () => {
  const refused = { type: 'reject', reason: 'no such channel' } as const;
  expect(afterAttempt({ attempts: 1, createdAt }, refused, after(S), 0)).toEqual({
    state: 'FAILED',
    error: 'no such channel',
  });
});

describe('the next attempt comes', () => {
  test.each([
    { case: 'soon at first', attempts: 1, seconds: 5 },
    { case: 'later each time', attempts: 2, seconds: 15 },
    { case: 'later each time', attempts: 3, seconds: 45 },
    { case: 'later each time', attempts: 4, seconds: 120 },
    { case: 'later each time', attempts: 5, seconds: 300 },
    { case: 'at least every ten minutes', attempts: 6, seconds: 600 },
    { case: 'at least every ten minutes', attempts: 90, seconds: 600 },
    { case: 'spread by up to a fifth', attempts: 4, random: 0.5, seconds: 132 },
    { case: 'not before the far end wants it', attempts: 1, afterMs: 60 * S, seconds: 60 },
    { case: 'not hastened by the far end', attempts: 3, afterMs: S, seconds: 45 },
    { case: 'once more at 24 hours, whatever the wait', attempts: 9, at: 24 * H - 7 * S, seconds: 7 },
    {
      case: 'once more at 24 hours, though asked to wait for a week',
      attempts: 1,
      afterMs: 7 * 24 * H,
      seconds: 24 * 3600 - 1,
    },
  ])('$case ($seconds s after attempt $attempts)', ({ attempts, seconds, random = 0, afterMs, at = S }) => {
    const result = afterMs === undefined ? retry : { ...retry, afterMs };
    expect(afterAttempt({ attempts, createdAt }, result, after(at), random)).toEqual({
      state: 'PENDING',
      nextAttemptAt: after(at + seconds * S),
      error: retry.reason,
    });
  });
});

test('after 24 hours it is given up, with the last error kept', () => {
  expect(afterAttempt({ attempts: 150, createdAt }, retry, after(GIVE_UP_AFTER_MS), 0)).toEqual({
    state: 'FAILED',
    error: '503 from the far end (given up after 150 attempts in 24 hours)',
  });
});
