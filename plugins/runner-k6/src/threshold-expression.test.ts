import { expect, test } from 'vitest';
import { readThreshold } from './threshold-expression.ts';

const values = [10, 20, 30, 40];

test.each([
  ['trend', 'avg<25', 25, false],
  ['trend', 'avg <= 25', 25, true],
  ['trend', 'min>=10', 10, true],
  ['trend', 'max<40', 40, false],
  ['trend', 'med==25', 25, true],
  ['trend', 'p(95)<38', 38.5, false],
  ['trend', 'p(99.9)<40', 39.97, true],
  ['trend', 'count>3', 4, true],
  ['rate', 'rate>0.99', 1, true],
  ['counter', 'count<100', 100, false],
  ['gauge', 'value!=40', 40, false],
])('%s %s', (type, expression, measured, ok) => {
  const reading = readThreshold(expression, { type, values });
  expect(reading?.measured).toBeCloseTo(measured);
  expect(reading?.ok).toBe(ok);
});

test.each([
  ['a rate by time is not known', 'counter', 'rate>5', values],
  ['an unknown method', 'trend', 'sum<5', values],
  ['words', 'trend', 'sometimes', values],
  ['no samples', 'trend', 'avg<5', []],
])('%s is left to k6', (_name, type, expression, samples) => {
  expect(readThreshold(expression, { type, values: samples })).toBeUndefined();
});

test('a rate counts what is not zero', () => {
  expect(readThreshold('rate>0.5', { type: 'rate', values: [1, 0, 0, 0] })).toEqual({
    measured: 0.25,
    ok: false,
  });
});
