import { expect, test } from 'vitest';
import { isHeld } from './removal-guard.ts';

test.each([
  { reason: 'few of few', going: 9, of: 9, confirmed: 0, held: false },
  { reason: 'a usual share of many', going: 300, of: 1000, confirmed: 0, held: false },
  { reason: 'more than the share', going: 301, of: 1000, confirmed: 0, held: true },
  { reason: 'all', going: 10, of: 10, confirmed: 0, held: true },
  { reason: 'as many as were confirmed', going: 10, of: 10, confirmed: 10, held: false },
  { reason: 'more than were confirmed', going: 11, of: 11, confirmed: 10, held: true },
])('$reason', ({ held, ...removal }) => {
  expect(isHeld({ share: 0.3, atLeast: 10 }, removal)).toBe(held);
});
