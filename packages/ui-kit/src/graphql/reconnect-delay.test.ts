import { expect, test } from 'vitest';
import { reconnectDelay } from './reconnect-delay.ts';

test.each([
  ['the first attempt comes soon', 0, 0, 250],
  ['chance spreads attempts over the second half', 0, 1, 500],
  ['each failure doubles the wait', 3, 1, 4000],
  ['the wait is capped', 40, 1, 15_000],
])('%s', (_reason, retries, random, expected) => {
  expect(reconnectDelay(retries, random)).toBe(expected);
});
