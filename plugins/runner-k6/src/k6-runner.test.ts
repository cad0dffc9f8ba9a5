import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeRunnerContract } from '@watchbill/checks/contract';
import { processesNaming, TOOLS } from '@watchbill/harness';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createK6Runner, type K6Runner } from './k6-runner.ts';
import { TESTDATA } from './test-far-end.ts';
import { leftovers, type RunOptions, runScript, startTestRunner, type TestRunner } from './test-runner.ts';

const script = (name: string) => join(TESTDATA, name);
let subject: TestRunner;
const run = (name: string, options?: RunOptions) => runScript(subject, name, options);

beforeAll(async () => {
  subject = await startTestRunner();
});
afterAll(() => subject.farEnd.close());

describeRunnerContract('k6', async () => ({
  runner: subject.runner,
  scripts: {
    passes: script('contract-passes.js'),
    fails: script('contract-fails.js'),
    hangs: script('contract-hangs.js'),
    chatters: script('contract-chatters.js'),
    tellsEnvironment: script('contract-tells-environment.js'),
    broken: script('contract-broken.js'),
  },
  leftovers,
}));

test('the values of a script are in no argument and no process environment', async () => {
  const stop = new AbortController();
  const TOKEN = 's3cret-of-the-script';
  const seen: string[] = [];
  const watch = () => {
    seen.push(...processesNaming(TOKEN));
    expect(leftovers()).not.toEqual([]);
    stop.abort();
  };
  const attempt = run('contract-hangs.js', { env: { TOKEN }, watch, signal: stop.signal });
  await expect(attempt).rejects.toThrow('stopped');
  expect(seen).toEqual([]);
});

describe('what is brought home', () => {
  test('requests say method, address, status, time and group', async () => {
    const { requests } = await run('failed-check.js');
    const { BASE_URL } = subject.farEnd.env;
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
  const attempt = (unready: K6Runner) => unready.run(job, () => {}, new AbortController().signal);

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

  test('says what it passed over on its way to a k6 that will do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'watchbill-old-k6-'));
    writeFileSync(join(folder, 'k6'), '#!/bin/sh\necho "k6 v1.3.0 (old)"\n', { mode: 0o755 });
    const toolsDir = TOOLS;
    const systemEnv = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    const picky = createK6Runner({ toolsDir, systemEnv, chromiumPath: '/no/such/chromium' });
    await picky.prepare();
    expect(picky.readiness().detail).toContain(
      `; passed over: PATH: '${folder}/k6' is k6 1.3.0: expected any 2.x`,
    );
    rmSync(folder, { recursive: true });
  });

  test('without a Chromium runs API scripts, and takes the blame for browser scripts', async () => {
    const k6Path = /\((\S+)\)/.exec(subject.runner.readiness().detail)?.[1] as string;
    const without = createK6Runner({ toolsDir, k6Path, chromiumPath: '/no/such/chromium' });
    await without.prepare();
    expect(without.readiness().state).toBe('ready');
    expect(without.browserReadiness().detail).toMatch(/\/no\/such\/chromium.*browser\.path/s);
    const api = { ...job, env: subject.farEnd.env };
    const signal = new AbortController().signal;
    expect(await without.run(api, () => {}, signal)).toMatchObject({ outcome: 'PASSED' });
    const ui = { ...api, script: script('browser-flow.js'), timeoutMs: 10_000 };
    await expect(without.run(ui, () => {}, signal)).rejects.toThrow(/needs a browser.*\/no\/such\/chromium/s);
  });
});
