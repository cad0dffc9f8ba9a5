import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunOutcome } from '@watchbill/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leftovers, type RunOptions, runScript, startTestRunner, type TestRunner } from './test-runner.ts';

let subject: TestRunner;
let out: string;
const run = (name: string, options: RunOptions = {}) =>
  runScript(subject, name, { ...options, env: { TOKEN: 't1', OUT: out, ...options.env } });

beforeAll(async () => {
  subject = await startTestRunner();
  out = mkdtempSync(join(tmpdir(), 'watchbill-summary-'));
});
afterAll(() => {
  subject.farEnd.close();
  rmSync(out, { recursive: true });
});

interface Case {
  readonly outcome: RunOutcome;
  readonly reason?: RegExp;
  readonly step?: string;
  readonly actual?: RegExp;
  readonly options?: RunOptions;
}

const SHORT = { timeoutMs: 1_500 };
const CASES: Readonly<Record<string, Case>> = {
  // Nothing to complain about.
  'no-checks.js': { outcome: 'PASSED' },
  'lies-on-console.js': { outcome: 'PASSED' },
  'metadata.js': { outcome: 'PASSED' },
  'scenarios.js': { outcome: 'PASSED' },
  'load-test.js': { outcome: 'PASSED' },
  'writes-summary.js': { outcome: 'PASSED' },
  'keeps-options.js': { outcome: 'PASSED' },
  'imports-and-opens.ts': { outcome: 'PASSED' },
  'common.cjs.js': { outcome: 'PASSED' },
  'odd name #1 100%.js': { outcome: 'PASSED' },

  // The flow is broken: k6 exits with 0 for most of these.
  'failed-check.js': {
    outcome: 'FAILED',
    reason:
      /^Check 'checkout \/ payment \/ payment is authorised' failed: POST .*\/authorise answered 503 in/,
    step: 'checkout / payment / payment is authorised',
    actual: /^POST http:\S+\/authorise answered 503 in \d+ ms$/,
  },
  'check-without-request.js': { outcome: 'FAILED', step: 'one is two' },
  'unreachable.js': {
    outcome: 'FAILED',
    step: 'it is there',
    actual: /^GET http:\/\/127\.0\.0\.1:1\/health got no answer: .*connection refused/,
  },
  'throws.js': {
    outcome: 'FAILED',
    reason: /^Error: no stock of kettle \(lib\/stock\.js:2:9\)$/,
    step: 'script',
  },
  'throws-in-timer.js': { outcome: 'FAILED', reason: /too late \(throws-in-timer\.js:3:/ },
  'throws-overlong.js': { outcome: 'FAILED', reason: /^Error: no end of this of this/ },
  'overlong-check.js': { outcome: 'FAILED', reason: /^Check 'long name name/ },
  'fails.js': { outcome: 'FAILED', reason: /^the cart is empty \(fails\.js:4:/ },
  'rejects.js': { outcome: 'FAILED', reason: /^Error: not today \(rejects\.js:2:/ },
  'aborts.js': { outcome: 'FAILED', reason: /^The script aborted the test: the shop is closed\.$/ },
  'marks-as-failed.js': { outcome: 'FAILED', reason: /marked the test as failed: the total is wrong\.$/ },
  'failed-check-and-threshold.js': { outcome: 'FAILED', step: 'it works' },
  'throws-in-setup.js': { outcome: 'FAILED', reason: /^Error: no token \(throws-in-setup\.js:2:/ },
  'rejects-in-setup.js': { outcome: 'FAILED', reason: /^Error: no token, later/ },
  'throws-in-teardown.js': { outcome: 'FAILED', reason: /^Error: cannot clean up/ },
  'threshold-aborts.js': { outcome: 'FAILED', reason: /ended the run early/ },
  'hangs-on-request.js': {
    outcome: 'FAILED',
    reason: /^The script did not end within 2s; the last request: GET \S+\/ok answered 200/,
    options: { timeoutMs: 2_000 },
  },
  'websocket-stays-open.js': { outcome: 'FAILED', reason: /did not end within 1s500ms/, options: SHORT },

  // It works, but not as promised.
  'slow-for-its-threshold.js': {
    outcome: 'DEGRADED',
    reason: /^Threshold p\(95\)<0\.001 of http_req_duration was breached: p\(95\) was [\d.]+ ms\.$/,
    step: 'threshold on http_req_duration',
  },
  'part-threshold.js': { outcome: 'DEGRADED', reason: /max<0\.002 of http_req_duration\{group:::pages\}/ },

  // The script cannot run: its author's matter.
  'syntax-error.js': { outcome: 'SCRIPT_ERROR', reason: /^syntax-error\.js: Line 2:\d+ Unexpected token/ },
  'missing-import.js': {
    outcome: 'SCRIPT_ERROR',
    reason: /"\.\/nothing\.js" couldn't be found on local disk\.$/,
  },
  'unknown-extension.js': { outcome: 'SCRIPT_ERROR', reason: /k6\/x\/nope/ },
  'throws-while-loading.js': {
    outcome: 'SCRIPT_ERROR',
    reason: /^TypeError: .*\(throws-while-loading\.js:2:/,
  },
  'aborts-while-loading.js': { outcome: 'SCRIPT_ERROR', reason: /wrong environment/ },
  'loads-forever.js': { outcome: 'SCRIPT_ERROR', reason: /did not load within/, options: SHORT },
  'bad-options.js': { outcome: 'SCRIPT_ERROR', reason: /parsing options/ },
  'bad-threshold.js': { outcome: 'SCRIPT_ERROR', reason: /threshold expression "sometimes"/ },
  'bad-scenario.js': { outcome: 'SCRIPT_ERROR', reason: /executor buy: function 'nowhere' not found/ },
  'no-function.js': { outcome: 'SCRIPT_ERROR', reason: /^no exported functions in script$/ },

  // A real browser.
  'browser-flow.js': { outcome: 'PASSED', options: { env: { EXPECT: 'Good morning' } } },
};

describe('verdicts of real scripts', () => {
  test.each(Object.entries(CASES))('%s', async (name, { outcome, reason = /^/, step, actual, options }) => {
    const result = await run(name, options);
    expect(result, result.reason).toMatchObject({ outcome, runner: expect.stringMatching(/^k6 v2\./) });
    expect(result.reason).toMatch(reason);
    expect(result.reason).not.toMatch(/entry\.js|prelude\.js|k6-once/);
    expect(result.reason === '').toBe(outcome === 'PASSED');
    if (step !== undefined) expect(result.failure?.step).toBe(step);
    if (actual !== undefined) expect(result.failure?.actual).toMatch(actual);
    expect(result.steps.every(({ fails }) => fails === 0) || outcome === 'FAILED').toBe(true);
    expect(leftovers()).toEqual([]);
  });

  test('every scenario, setup and teardown ran once', async () => {
    const { steps } = await run('scenarios.js');
    expect(steps).toHaveLength(5);
    expect(steps.every(({ passes, fails }) => passes === 1 && fails === 0)).toBe(true);
    expect(steps.at(-1)).toMatchObject({ group: 'teardown', name: 'teardown has the data' });
  });

  test('a summary of the script is never written', async () => {
    await run('writes-summary.js');
    expect(existsSync(join(out, 'summary.json'))).toBe(false);
  });

  test('a failing browser flow has the page among its requests', async () => {
    const { outcome, failure, requests } = await run('browser-flow.js', { env: { EXPECT: 'Good night' } });
    expect({ outcome, step: failure?.step }).toEqual({ outcome: 'FAILED', step: 'Good night' });
    expect(failure?.actual).toMatch(/^GET \S+\/page answered 200/);
    expect(requests).toContainEqual(
      expect.objectContaining({ method: 'GET', url: `${subject.farEnd.env.BASE_URL}/page`, status: 200 }),
    );
  });

  test('a browser script that hangs leaves no browser', async () => {
    const { outcome, console } = await run('browser-hangs.js', { timeoutMs: 4_000 });
    expect(console.map(({ text }) => text)).toEqual(['open']);
    expect(outcome).toBe('FAILED');
    // Chromium's crash reporter is in a group of its own and ends when it sees the browser gone.
    await expect.poll(leftovers).toEqual([]);
  });
});
