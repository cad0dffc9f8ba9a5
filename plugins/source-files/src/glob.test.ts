import { expect, test } from 'vitest';
import { globBase, isExcluded, isGlob } from './glob.ts';

test.each([
  { path: '/a/b.yaml', is: false },
  { path: '/a/*.yaml', is: true },
  { path: '/a/?.yaml', is: true },
  { path: '/a/{b,c}.yaml', is: true },
  { path: '/a/[bc].yaml', is: true },
])('$path is a glob: $is', ({ path, is }) => {
  expect(isGlob(path)).toBe(is);
});

test.each([
  { glob: '/a/b/*.yaml', base: '/a/b' },
  { glob: '/a/**/c/*.yaml', base: '/a' },
  { glob: '/*.yaml', base: '/' },
])('$glob starts from $base', ({ glob, base }) => {
  expect(globBase(glob)).toBe(base);
});

test.each([
  { reason: 'a file', exclude: ['/a/b.yaml'], path: '/a/b.yaml', is: true },
  { reason: 'a folder and all below it', exclude: ['/a'], path: '/a/b/c.yaml', is: true },
  { reason: 'no folder whose name only begins so', exclude: ['/a/b'], path: '/a/bc/d.yaml', is: false },
  { reason: 'a glob', exclude: ['/a/**/out.yaml'], path: '/a/b/c/out.yaml', is: true },
  {
    reason: 'all below a folder that a glob names',
    exclude: ['/a/*/out'],
    path: '/a/b/out/c.yaml',
    is: true,
  },
  { reason: 'nothing else', exclude: ['/a/*.yml'], path: '/a/b.yaml', is: false },
  { reason: 'nothing', exclude: [], path: '/a/b.yaml', is: false },
])('leaves out $reason', ({ exclude, path, is }) => {
  expect(isExcluded(path, exclude)).toBe(is);
});
