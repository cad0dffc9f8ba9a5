import type { RunEvent, RunResult } from '@watchbill/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { type RunJob, type Runner, RunnerFault } from '../src/runner.ts';

export interface RunnerSubject {
  /** Ready to run. */
  readonly runner: Runner;
  /** Absolute paths, in the language of the runner. */
  readonly scripts: {
    /** Says `hello` on the console, then evaluates the check `all is well`, which passes. */
    readonly passes: string;
    /** Evaluates the check `all is well`, which fails. */
    readonly fails: string;
    /** Says `hello`, then never ends. */
    readonly hangs: string;
    /** Passes, and prints several megabytes in many lines and in one. */
    readonly chatters: string;
    /** Passes, and prints its whole environment as one console line of JSON. */
    readonly tellsEnvironment: string;
    /** Cannot be loaded. */
    readonly broken: string;
  };
  /** What still lives of the runs so far, e.g. command lines. */
  readonly leftovers: () => readonly string[];
}

const TIMEOUT_MS = 10_000;
const SHORT_MS = 1_000;
/** What a row can hold. */
const MAX_RESULT_BYTES = 256 * 1024;
const LEAK = 'WATCHBILL_CONTRACT_LEAK';

/** What every runner must do, with the real program that it runs. */
export function describeRunnerContract(name: string, makeRunner: () => Promise<RunnerSubject>): void {
  describe(`${name} keeps the runner contract`, () => {
    let subject: RunnerSubject;
    beforeAll(async () => {
      subject = await makeRunner();
    });
    const jobOf = (script: string, more: Partial<RunJob> = {}): RunJob => ({
      runId: 'run-1',
      checkRef: 'check:default/contract',
      script,
      env: {},
      timeoutMs: TIMEOUT_MS,
      ...more,
    });
    const run = async (script: string, more: Partial<RunJob> = {}) => {
      const events: RunEvent[] = [];
      const result = await subject.runner.run(
        jobOf(script, more),
        (event) => void events.push(event),
        new AbortController().signal,
      );
      expect(subject.leftovers(), 'left over').toEqual([]);
      return { result, events };
    };

    test('has an id, and is ready and says so', () => {
      expect(subject.runner.id).toMatch(/^[^:\s]+$/);
      expect(subject.runner.readiness()).toEqual({ state: 'ready', detail: expect.stringMatching(/\S/) });
    });

    test('a passing script passes, with its evidence and nothing else to say', async () => {
      const before = Date.now();
      const { result } = await run(subject.scripts.passes);
      expect(result).toMatchObject({ outcome: 'PASSED', reason: '', truncated: false, thresholds: [] });
      expect(result).not.toHaveProperty('failure');
      expect(result.steps).toEqual([{ group: '', name: 'all is well', passes: 1, fails: 0 }]);
      expect(result.console.map(({ text }) => text)).toContain('hello');
      expect(result.runner).toMatch(/\d/);
      expect(result.startedAt.getTime()).toBeGreaterThanOrEqual(before);
      expect(result.finishedAt.getTime()).toBeGreaterThanOrEqual(result.startedAt.getTime());
    });

    test('a failed check fails the run and is named', async () => {
      const { result } = await run(subject.scripts.fails);
      expect(result.outcome).toBe('FAILED');
      expect(result.reason).toContain('all is well');
      expect(result.failure).toMatchObject({ step: 'all is well', expected: expect.any(String) });
      expect(result.steps).toEqual([{ group: '', name: 'all is well', passes: 0, fails: 1 }]);
    });

    test('events come in order and agree with the result', async () => {
      const { result, events } = await run(subject.scripts.passes);
      const said = events.flatMap((event) => (event.type === 'console' ? [event.line] : []));
      expect(said).toEqual(result.console);
      expect(events).toContainEqual({ type: 'step', group: '', name: 'all is well', ok: true });
    });

    test('events come while the run goes on', async () => {
      const stop = new AbortController();
      const seen = new Promise<void>((resolve) => {
        const watch = (event: RunEvent) => {
          if (event.type === 'console' && event.line.text === 'hello') resolve();
        };
        subject.runner.run(jobOf(subject.scripts.hangs), watch, stop.signal).catch(() => {});
      });
      await seen;
      stop.abort();
      await expect.poll(() => subject.leftovers()).toEqual([]);
    });

    test('the deadline ends a run that hangs, and everything that it started', async () => {
      const startedAt = performance.now();
      const { result } = await run(subject.scripts.hangs, { timeoutMs: SHORT_MS });
      expect(performance.now() - startedAt).toBeGreaterThanOrEqual(SHORT_MS);
      expect(performance.now() - startedAt).toBeLessThan(SHORT_MS + 2_000);
      expect(result.outcome).toBe('FAILED');
      expect(result.reason).toContain('within 1s');
    });

    test('an abort ends a run and rejects with a fault of the runner, when all is gone', async () => {
      const stop = new AbortController();
      const attempt = subject.runner.run(jobOf(subject.scripts.hangs), () => {}, stop.signal);
      setTimeout(() => stop.abort(), 200);
      await expect(attempt).rejects.toThrow(RunnerFault);
      expect(subject.leftovers()).toEqual([]);
    });

    test('a run that is stopped before it began starts nothing', async () => {
      const attempt = subject.runner.run(jobOf(subject.scripts.passes), () => {}, AbortSignal.abort());
      await expect(attempt).rejects.toThrow(RunnerFault);
    });

    test('a script sees its environment and nothing of ours', async () => {
      process.env[LEAK] = 'secret';
      const env = { BASE_URL: 'http://127.0.0.1:1', K6_VUS: '7', EMPTY: '', QUOTES: `'"\\\n${'\u2028'}` };
      const { result } = await run(subject.scripts.tellsEnvironment, { env });
      delete process.env[LEAK];
      expect(result.outcome).toBe('PASSED');
      expect(JSON.parse(result.console.at(-1)?.text ?? '')).toEqual(env);
    });

    test('a script that is missing or broken is an error of the script', async () => {
      const missing = await run('/nowhere/at-all.js');
      expect(missing.result.outcome).toBe('SCRIPT_ERROR');
      expect(missing.result.reason).toContain('/nowhere/at-all.js');
      const broken = await run(subject.scripts.broken);
      expect(broken.result.outcome).toBe('SCRIPT_ERROR');
      expect(broken.result.reason).not.toBe('');
    });

    test('a result is small whatever the script prints, and says that it was cut', async () => {
      const { result, events } = await run(subject.scripts.chatters);
      expect(result.outcome).toBe('PASSED');
      expect(result.truncated).toBe(true);
      expect(sizeOf(result)).toBeLessThanOrEqual(MAX_RESULT_BYTES);
      expect(events.length).toBeLessThan(5_000);
    });

    test('runs at once do not mix', async () => {
      const { passes, fails } = subject.scripts;
      const scripts = [passes, fails, passes, fails];
      const results = await Promise.all(
        scripts.map((script) => subject.runner.run(jobOf(script), () => {}, new AbortController().signal)),
      );
      expect(results.map(({ outcome }) => outcome)).toEqual(['PASSED', 'FAILED', 'PASSED', 'FAILED']);
    });
  });
}

function sizeOf(result: RunResult): number {
  return Buffer.byteLength(JSON.stringify(result));
}
