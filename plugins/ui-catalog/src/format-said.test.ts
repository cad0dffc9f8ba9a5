import { expect, test } from 'vitest';
import { formatSaid } from './format-said.ts';

test.each([
  ['payments', 'payments'],
  ['', 'empty'],
  [null, 'nothing'],
  [['a', 'b'], 'a, b'],
  [[], 'empty'],
  [{ a: 1 }, '{"a":1}'],
  [true, 'true'],
  ['x'.repeat(200), `${'x'.repeat(120)}…`],
])('%j is shown as %s', (value, text) => {
  expect(formatSaid(value)).toBe(text);
});
