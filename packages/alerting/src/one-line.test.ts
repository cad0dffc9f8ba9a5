import { expect, test } from 'vitest';
import { oneLine } from './one-line.ts';

test.each([
  ['a plain text', 'payment refused', 'payment refused'],
  ['line breaks of every kind', 'a\r\nb\nc\rd\u2028e\u2029f\u0085g', 'a b c d e f g'],
  ['controls', 'a\u0000b\u001b[31mc\u007f', 'a b [31mc'],
  ['marks that reverse text', 'a\u202Eb\u2066c', 'a b c'],
  ['a joined emoji stays whole', '👩🏽‍🚒', '👩🏽‍🚒'],
  ['half a character', 'a\uD800b', 'a\uFFFDb'],
  ['blanks around', '  a   b ', 'a b'],
  ['long', 'x'.repeat(30), `${'x'.repeat(19)}…`],
  ['long, most of it cleaned away', `a${'\n'.repeat(1000)}b`, 'a…'],
  ['exactly as long as allowed', 'x'.repeat(20), 'x'.repeat(20)],
])('%s', (_why, text, expected) => {
  expect(oneLine(text, 20)).toBe(expected);
});
