import { describe, expect, test } from 'vitest';
import { readScriptTrace, tidyScriptText } from './script-trace.ts';

const SCRIPT = '/srv/checks/buy a kettle.js';
const HREF = 'file:///srv/checks/buy%20a%20kettle.js';

/** Texts as k6 2.2.0 wrote them. */
describe('an exception', () => {
  test.each([
    [
      'with a trace',
      `Error: boom\n\tat inner (${HREF}:1:25(3))\n\tat default (${HREF}:2:33(3))`,
      { message: 'Error: boom', place: 'buy a kettle.js:1:25' },
    ],
    [
      'of fail(), whose first line is native',
      `GoError: no pay\n\tat go.k6.io/k6/v2/internal/js/modules/k6.(*K6).Fail-fm (native)\n\tat ${HREF}:2:126(15)\n`,
      { message: 'no pay', place: 'buy a kettle.js:2:126' },
    ],
    [
      'in a module',
      'TypeError: x\n\tat f (file:///srv/lib/stock.js:7:1(2))',
      { message: 'TypeError: x', place: '../lib/stock.js:7:1' },
    ],
    [
      'in a remote module',
      'TypeError: x\n\tat f (https://jslib.k6.io/a/index.js:7:1(2))',
      { message: 'TypeError: x', place: 'https://jslib.k6.io/a/index.js:7:1' },
    ],
    [
      'of a promise',
      `Uncaught (in promise) Error: later\n\tat default (${HREF}:1:55(5))`,
      { message: 'Error: later', place: 'buy a kettle.js:1:55' },
    ],
    ['of several lines', 'Error: a\nb at c\n\tat g (native)', { message: 'Error: a\nb at c' }],
    ['without a trace', 'str', { message: 'str' }],
    [
      'in our own modules is told without a place',
      'Error: x\n\tat oneIteration (file:///w/src/k6-once.js:1:2(3))\n\tat file:///tmp/r/entry.js:7:8(9)',
      { message: 'Error: x' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(readScriptTrace(text, SCRIPT)).toEqual(expected);
  });
});

test.each([
  [
    `could not initialize '/tmp/r/entry.js': could not load JS test 'file:///tmp/r/entry.js': ${HREF}: Line 3:11 Unexpected token ; (and 1 more errors)`,
    'buy a kettle.js: Line 3:11 Unexpected token ; (and 1 more errors)',
  ],
  [
    "could not initialize 'e': could not load JS test 'e': The moduleSpecifier \"./m.js\" couldn't be found on local disk. Make sure that you've specified the right path to the file. If you're running k6 using the Docker image…",
    'The moduleSpecifier "./m.js" couldn\'t be found on local disk.',
  ],
  ['x (file:///srv/checks/lib/a.js:1:2)', 'x (lib/a.js:1:2)'],
])('k6 says %s', (text, tidy) => {
  expect(tidyScriptText(text, SCRIPT)).toBe(tidy);
});
