import { expect, test } from 'vitest';
import { pathsNamedIn } from './named-paths.ts';

const files = new Set([
  'k6/flow.js',
  'k6/lib/go.js',
  'k6/data.json',
  'shared/x.ts',
  'data.csv',
  'k6/lib/data.csv',
]);
const named = (text: string, path = 'k6/flow.js', main = path) =>
  pathsNamedIn(Buffer.from(text), path, main, (file) => files.has(file));

test.each([
  { reason: 'an import', text: "import { go } from './lib/go.js';", expected: ['k6/lib/go.js'] },
  { reason: 'a dynamic import', text: 'await import("../shared/x.ts")', expected: ['shared/x.ts'] },
  {
    reason: 'what open() names, also behind a default',
    text: "open(__ENV.D ?? './data.json')",
    expected: ['k6/data.json'],
  },
  { reason: 'a template without holes', text: 'open(`data.json`)', expected: ['k6/data.json'] },
  {
    reason: 'nothing that is not a file',
    text: "import http from 'k6/http'; fetch('https://x.example/data.json')",
    expected: [],
  },
  { reason: 'nothing out of the repository', text: "open('../../etc/passwd')", expected: [] },
  { reason: 'not itself', text: "'./flow.js'", expected: [] },
])('$reason', ({ text, expected }) => {
  expect(named(text)).toEqual(expected);
});

test('of a library, from its own folder and from that of the script that runs', () => {
  expect(named("open('./data.csv')", 'k6/lib/go.js', 'k6/flow.js')).toEqual(['k6/lib/data.csv']);
  expect(named("open('../data.csv')", 'k6/lib/go.js', 'k6/flow.js')).toEqual(['data.csv']);
});

test('nothing of what is no script', () => {
  expect(named("'./lib/go.js'", 'k6/data.json')).toEqual([]);
});
