import { expect, test } from 'vitest';
import { createHeadAndTail } from './head-and-tail.ts';

function fill(items: number, size: number, count: number, each = 1) {
  const list = createHeadAndTail<number>({ items, size });
  for (let index = 0; index < count; index++) list.add(index, each);
  return { items: list.items(), dropped: list.dropped };
}

test.each([
  ['all that fit', fill(4, 100, 4), [0, 1, 2, 3], false],
  ['the first and the last by number', fill(4, 100, 9), [0, 1, 7, 8], true],
  ['the first and the last by size', fill(100, 40, 9, 10), [0, 1, 7, 8], true],
  ['nothing when each is too large', fill(100, 10, 3, 20), [], true],
  ['an odd number, the first more', fill(3, 100, 9), [0, 1, 8], true],
])('keeps %s', (_name, { items, dropped }, expected, cut) => {
  expect(items).toEqual(expected);
  expect(dropped).toBe(cut);
});

test('order is kept when a small item follows one that did not fit among the first', () => {
  const list = createHeadAndTail<string>({ items: 10, size: 20 });
  list.add('a', 5);
  list.add('large', 8);
  list.add('b', 1);
  expect(list.items()).toEqual(['a', 'large', 'b']);
});
