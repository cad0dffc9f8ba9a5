import { expect, test } from 'vitest';
import { formatRelative } from './format-relative.ts';

const NOW = Date.parse('2026-11-20T22:00:00Z');

test.each([
  ['the present has no number', 0, 'just now'],
  ['seconds that flicker are not counted', -4_000, 'just now'],
  ['what another clock calls the future', 2_000, 'just now'],
  ['seconds', -42_000, '42 s ago'],
  ['the largest whole unit', -119_000, '1 min ago'],
  ['hours', -3 * 3_600_000, '3 h ago'],
  ['days', -50 * 3_600_000, '2 d ago'],
  ['what is to come', 90_000, 'in 1 min'],
])('%s', (_reason, offset, expected) => {
  expect(formatRelative(NOW + offset, NOW)).toBe(expected);
});
