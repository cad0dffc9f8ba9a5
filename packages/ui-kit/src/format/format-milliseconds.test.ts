import { expect, test } from 'vitest';
import { formatMilliseconds } from './format-milliseconds.ts';

test.each([
  ['less than can be told', 0.4, '<1 ms'],
  ['whole milliseconds', 48.2, '48 ms'],
  ['no 1000 ms', 999.7, '1.00 s'],
  ['seconds with three digits', 1320, '1.32 s'],
  ['tens of seconds', 12_340, '12.3 s'],
  ['minutes', 120_000, '2 min'],
  ['minutes and seconds', 125_400, '2 min 5 s'],
])('%s', (_reason, ms, expected) => {
  expect(formatMilliseconds(ms)).toBe(expected);
});
