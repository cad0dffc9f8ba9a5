import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRunnerContract } from '@watchbill/checks/contract';
import { processesNaming, TOOLS } from '@watchbill/harness';
import type { RunEvent, RunOutcome, RunResult } from '@watchbill/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createK6Runner } from './k6-runner.ts';
import { type FarEnd, startFarEnd, TESTDATA } from './test-far-end.ts';

const runner = createK6Runner({ toolsDir: TOOLS });
const script = (name: string) => join(TESTDATA, name);
const leftovers = () => processesNaming(`watchbill-k6-${process.pid}-`);
let farEnd: FarEnd;
let out: string;

beforeAll(async () => {
  farEnd = await startFarEnd();
  out = mkdtempSync(join(tmpdir(), 'watchbill-summary-'));
  await runner.prepare();
});
afterAll(() => {
  farEnd.close();
  rmSync(out, { recursive: true });
});

async function run(
  name: string,
  { env = {}, timeoutMs = 10_000, watch = () => {} }: RunOptions = {},
): Promise<RunResult> {
  const job = { runId: 'r', checkRef: 'check:default/c', script: script(name), timeoutMs };
  const whole = { ...farEnd.env, TOKEN: 't1', OUT: out, ...env };
  return runner.run({ ...job, env: whole }, watch, new AbortController().signal);
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly watch?: (event: RunEvent) => void;
}

describeRunnerContract('k6', async () => {
  await runner.prepare();
  return {
    runner,
    scripts: {
      passes: script('contract-passes.js'),
      fails: script('contract-fails.js'),
      hangs: script('contract-hangs.js'),
      chatters: script('contract-chatters.js'),
      tellsEnvironment: script('contract-tells-environment.js'),
      broken: script('contract-broken.js'),
    },
    leftovers,
  };
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
      expect.objectContaining({ method: 'GET', url: `${farEnd.env.BASE_URL}/page`, status: 200 }),
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

test('the values of a script are in no argument and no process environment', async () => {
  const stop = new AbortController();
  const job = { runId: 'r', checkRef: 'c', script: script('contract-hangs.js'), timeoutMs: 10_000 };
  const seen: string[] = [];
  const look = () => {
    seen.push(...processesNaming('s3cret-of-the-script'));
    expect(leftovers()).not.toEqual([]);
    stop.abort();
  };
  const attempt = runner.run({ ...job, env: { TOKEN: 's3cret-of-the-script' } }, look, stop.signal);
  await expect(attempt).rejects.toThrow('stopped');
  expect(seen).toEqual([]);
});

describe('what is brought home', () => {
  test('requests say method, address, status, time and group', async () => {
    const { requests } = await run('failed-check.js');
    const { BASE_URL } = farEnd.env;
    expect(requests).toEqual([
      { method: 'GET', url: `${BASE_URL}/ok`, status: 200, durationMs: expect.any(Number), group: '' },
      {
        method: 'POST',
        url: `${BASE_URL}/authorise`,
        status: 503,
        durationMs: expect.any(Number),
        group: 'checkout / payment',
      },
      { method: 'GET', url: `${BASE_URL}/ok`, status: 200, durationMs: expect.any(Number), group: '' },
    ]);
  });

  test('breached thresholds are listed, kept ones are not', async () => {
    const { thresholds } = await run('slow-for-its-threshold.js');
    expect(thresholds).toEqual([{ metric: 'http_req_duration', threshold: 'p(95)<0.001' }]);
  });

  test('many requests and steps are cut, the failed one is kept', async () => {
    const { outcome, requests, steps, truncated, failure } = await run('many-requests.js');
    expect({ outcome, truncated }).toEqual({ outcome: 'FAILED', truncated: true });
    expect(failure).toMatchObject({ expected: 'request 290', actual: expect.stringContaining('/ok?290') });
    expect(requests).toHaveLength(200);
    expect(steps.find(({ name }) => name === 'request 290')).toMatchObject({ fails: 1 });
  });

  test('a hundred megabytes on the console do not stay in memory', async () => {
    const before = process.memoryUsage().rss;
    let peak = before;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    const result = await run('hundred-megabytes.js', { timeoutMs: 30_000 });
    clearInterval(timer);
    expect(result).toMatchObject({ outcome: 'PASSED', truncated: true });
    expect(result.console.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(result).length).toBeLessThan(256 * 1024);
    expect((peak - before) / 1e6).toBeLessThan(120);
  });

  test('a script that never stops talking is still killed in time', async () => {
    const startedAt = performance.now();
    const result = await run('endless-chatter.js', { timeoutMs: 1_000 });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(result).toMatchObject({ outcome: 'FAILED', truncated: true });
    expect(result.console.at(-1)?.text).toMatch(/^line \d{3,}/);
  });
});

describe('an unready runner', () => {
  const toolsDir = join(tmpdir(), 'watchbill-no-tools');
  const job = { runId: 'r', checkRef: 'c', script: script('no-checks.js'), env: {}, timeoutMs: 1_000 };
  const attempt = (unready: typeof runner) => unready.run(job, () => {}, new AbortController().signal);

  test('says what it waits for and runs nothing', async () => {
    const unready = createK6Runner({ toolsDir });
    expect(unready.readiness()).toEqual({ state: 'preparing', detail: 'looking for k6…' });
    await expect(attempt(unready)).rejects.toThrow('looking for k6');
  });

  test('with a wrong configured path says so and what to do', async () => {
    const unready = createK6Runner({ toolsDir, k6Path: '/no/such/k6' });
    await expect(unready.prepare()).rejects.toThrow("'/no/such/k6' is not an executable file");
    expect(unready.readiness()).toMatchObject({ state: 'unavailable' });
    expect(unready.browserReadiness()).toMatchObject({ state: 'unavailable' });
    await expect(attempt(unready)).rejects.toThrow(/\/no\/such\/k6.*k6\.path/);
  });

  test('without a Chromium runs API scripts, and takes the blame for browser scripts', async () => {
    const k6Path = /\((.*)\)/.exec(runner.readiness().detail)?.[1] as string;
    const without = createK6Runner({ toolsDir, k6Path, chromiumPath: '/no/such/chromium' });
    await without.prepare();
    expect(without.readiness().state).toBe('ready');
    expect(without.browserReadiness().detail).toMatch(/\/no\/such\/chromium.*browser\.path/s);
    const api = { ...job, env: farEnd.env };
    const signal = new AbortController().signal;
    expect(await without.run(api, () => {}, signal)).toMatchObject({ outcome: 'PASSED' });
    const ui = { ...api, script: script('browser-flow.js'), timeoutMs: 10_000 };
    await expect(without.run(ui, () => {}, signal)).rejects.toThrow(/needs a browser.*\/no\/such\/chromium/s);
  });
});
