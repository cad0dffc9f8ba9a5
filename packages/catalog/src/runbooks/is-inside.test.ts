import { expect, test } from 'vitest';
import { isInside } from './is-inside.ts';

test.each([
  { folder: '/a', path: '/a/b', is: true },
  { folder: '/a', path: '/a/..b/c', is: true },
  { folder: '/', path: '/a', is: true },
  { folder: '/a', path: '/a', is: false },
  { folder: '/a', path: '/ab', is: false },
  { folder: '/a/b', path: '/a', is: false },
  { folder: '/a/b', path: '/a/c', is: false },
])('$path is inside $folder: $is', ({ folder, path, is }) => {
  expect(isInside(folder, path)).toBe(is);
});
