import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

describe('durations', () => {
  test.each([
    ['500ms', 500],
    ['10s', 10_000],
    ['1m', 60_000],
    ['1m30s', 90_000],
    ['1.5h', 5_400_000],
    ['2d', 172_800_000],
    [' 5s ', 5000],
    ['0s', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text, 'spec.every')).toBe(ms);
  });

  test.each(['', '5', 's', '5 s', '-5s', '5w', '5s!', 'five', '1m 30s', 5, null, undefined])(
    '%s is refused',
    (text) => {
      expect(() => parseDuration(text, 'spec.every')).toThrow(
        `spec.every '${String(text)}': expected a number with a unit (ms, s, m, h, d), e.g. '30s'`,
      );
    },
  );

  test.each([
    [0, '0s'],
    [500, '500ms'],
    [90_000, '1m30s'],
    [86_400_000, '1d'],
    [90_061_001, '1d1h1m1s1ms'],
  ])('%d ms prints as %s, and reads back', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
    expect(parseDuration(text, 'x')).toBe(ms);
  });
});
