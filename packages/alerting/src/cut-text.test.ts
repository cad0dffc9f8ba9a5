import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

test.each([
  ['short enough', 'abc', 3, 'abc'],
  ['too long', 'abcd', 3, 'ab…'],
  ['a pair at the border', 'a👩b', 3, 'a…'],
  ['a pair before the border', '👩bc', 3, '👩…'],
  ['nothing', '', 3, ''],
])('%s', (_why, text, limit, expected) => {
  expect(cutText(text, limit)).toBe(expected);
});
