import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  { a: 'payments', b: 'payments', is: 0 },
  { a: 'paymnets', b: 'payments', is: 1, reason: 'two swapped' },
  { a: 'gatway', b: 'gateway', is: 1, reason: 'one left out' },
  { a: 'gatteway', b: 'gateway', is: 1, reason: 'one too many' },
  { a: 'gatewey', b: 'gateway', is: 1, reason: 'another letter' },
  { a: 'gtaewya', b: 'gateway', is: 2, reason: 'swapped twice' },
  { a: 'über', b: 'uber', is: 1, reason: 'not ASCII' },
  { a: 'cart', b: 'store', is: 3, reason: 'beyond the limit' },
  { a: '', b: 'ab', is: 2, reason: 'nothing' },
  { a: '', b: 'abcdef', is: 3, reason: 'far too long' },
])('$a and $b: $is $reason', ({ a, b, is }) => {
  expect(editDistance(a, b, 2)).toBe(is);
  expect(editDistance(b, a, 2)).toBe(is);
});
