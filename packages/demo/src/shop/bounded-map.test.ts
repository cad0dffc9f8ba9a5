import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

test('gives back the oldest when it is full, and nothing before', () => {
  const map = new BoundedMap<number>(2);
  expect([map.set('a', 1), map.set('b', 2), map.set('a', 3), map.set('c', 4)]).toEqual([
    undefined,
    undefined,
    undefined,
    2,
  ]);
  expect([map.get('a'), map.get('b'), map.take('c'), map.get('c')]).toEqual([3, undefined, 4, undefined]);
});
