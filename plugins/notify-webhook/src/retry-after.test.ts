import { expect, test } from 'vitest';
import { parseRetryAfter } from './retry-after.ts';

const NOW = new Date('2026-03-01T03:12:09Z');

test.each([
  ['seconds', '120', 120_000],
  ['no wait', '0', 0],
  ['blanks', ' 5 ', 5000],
  ['a date', 'Sun, 01 Mar 2026 03:13:09 GMT', 60_000],
  ['a date in the past', 'Sun, 01 Mar 2026 03:00:00 GMT', 0],
  ['more than an hour', '86400', 3_600_000],
  ['a date in ten years', 'Fri, 29 Feb 2036 03:00:00 GMT', 3_600_000],
  ['more digits than a number has', '9'.repeat(400), 3_600_000],
  ['nothing', undefined, undefined],
  ['blank', '', undefined],
  ['a negative number', '-5', undefined],
  ['a fraction', '1.5', undefined],
  ['words', 'soon', undefined],
])('%s', (_why, value, expected) => {
  expect(parseRetryAfter(value, NOW)).toBe(expected);
});
