import { stat } from 'node:fs/promises';
import { type RunJob, type Runner, RunnerFault, type RunnerReadiness } from '@watchbill/checks';
import type { RunEvent, RunResult } from '@watchbill/model';
import { executeK6 } from './execute-k6.ts';
import { K6_RELEASES } from './k6-release.ts';
import { decideK6Verdict } from './k6-verdict.ts';
import type { OnProgress } from './progress.ts';
import { proveChromium } from './prove-chromium.ts';
import { type ProvidedChromium, provideChromium } from './provide-chromium.ts';
import { type ProvidedK6, provideK6 } from './provide-k6.ts';
import { removeAbandonedRunFolders } from './run-folder.ts';

export interface K6RunnerOptions {
  readonly id?: string;
  /** Where k6 and Chromium are kept once they were got; shared by any number of processes. */
  readonly toolsDir: string;
  /** Use this program and no other. */
  readonly k6Path?: string;
  /** Exactly this version, e.g. `2.2.0`; otherwise any 2.x. */
  readonly k6Version?: string;
  readonly chromiumPath?: string;
  /** Where k6's releases are; default GitHub. */
  readonly releaseUrl?: string;
  /** Where programs are looked for and what a Go build may need; default the process's own. Runs see none of it. */
  readonly systemEnv?: NodeJS.ProcessEnv;
  readonly now?: () => Date;
}

export interface K6Runner extends Runner {
  /**
   * Gets k6, then Chromium. Call it again to try again.
   * @throws RunnerFault when there is no k6; `readiness` then says why. A missing Chromium shows in `browserReadiness` alone.
   */
  prepare(onProgress?: OnProgress): Promise<void>;
  browserReadiness(): RunnerReadiness;
  /** The Chromium that it found, once prepared, for whoever drives one beside k6. */
  chromium(): ProvidedChromium | undefined;
}

export function createK6Runner(options: K6RunnerOptions): K6Runner {
  const { id = 'k6', now = () => new Date(), systemEnv = process.env } = options;
  const provision = { ...options, systemEnv, platform: process.platform, arch: process.arch };
  let k6: ProvidedK6 | undefined;
  let chromium: ProvidedChromium | undefined;
  let readiness: RunnerReadiness = { state: 'preparing', detail: 'looking for k6…' };
  let browserReadiness: RunnerReadiness = { state: 'preparing', detail: 'looking for Chromium…' };
  let preparing: Promise<void> | undefined;

  const prepare = async (tell: OnProgress): Promise<void> => {
    const onProgress: OnProgress = (progress) => {
      readiness = { state: 'preparing', ...progress };
      tell(progress);
    };
    onProgress({ detail: 'looking for k6…' });
    await removeAbandonedRunFolders();
    try {
      k6 = await provideK6({ ...provision, releaseUrl: options.releaseUrl ?? K6_RELEASES, onProgress });
    } catch (error) {
      const detail = (error as Error).message;
      readiness = { state: 'unavailable', detail };
      browserReadiness = { state: 'unavailable', detail: 'There is no k6 to drive a browser.' };
      throw new RunnerFault(detail);
    }
    const program = k6.path;
    try {
      chromium = await provideChromium({
        ...provision,
        onProgress: (progress) => {
          browserReadiness = { state: 'preparing', ...progress };
          onProgress(progress);
        },
        prove: (candidate) => proveChromium(program, candidate, now),
      });
      browserReadiness = { state: 'ready', detail: chromium.detail };
    } catch (error) {
      browserReadiness = { state: 'unavailable', detail: (error as Error).message };
    }
    readiness = { state: 'ready', detail: describeK6(k6) };
  };

  const run = async (
    job: RunJob,
    watch: (event: RunEvent) => void,
    signal: AbortSignal,
  ): Promise<RunResult> => {
    if (!k6 || readiness.state !== 'ready') throw new RunnerFault(`k6 is not ready: ${readiness.detail}`);
    const startedAt = now();
    const { script, env, timeoutMs } = job;
    if (!(await isFile(script))) return notFound(script, startedAt, now());
    const execution = { k6: k6.path, chromium, script, env, timeoutMs, watch, signal, now };
    const { ending, evidence } = await executeK6(execution).catch((error: unknown) => {
      if (signal.aborted) throw new RunnerFault('The run was stopped before it ended.');
      throw new RunnerFault(`k6 could not be run: ${error instanceof Error ? error.message : String(error)}`);
    });
    const verdict = decideK6Verdict({ ending, evidence, script });
    if (verdict.outcome === 'RUNNER_FAULT') {
      const why = evidence.browserFault === undefined || chromium ? '' : ` ${browserReadiness.detail}`;
      throw new RunnerFault(verdict.reason + why);
    }
    const { steps, requests, console, truncated } = evidence;
    const thresholds = evidence.breached.map(({ metric, threshold }) => ({ metric, threshold }));
    const lists = { steps, requests, thresholds, console, truncated };
    return { ...verdict, ...lists, runner: `k6 v${k6.version}`, startedAt, finishedAt: now() };
  };

  return {
    id,
    readiness: () => readiness,
    browserReadiness: () => browserReadiness,
    chromium: () => chromium,
    prepare: (tell = () => {}) => {
      preparing ??= prepare(tell).finally(() => {
        preparing = undefined;
      });
      return preparing;
    },
    run,
  };
}

function describeK6({ version, path, notes }: ProvidedK6): string {
  const refused = notes.length > 0 ? `; passed over: ${notes.join('; ')}` : '';
  return `k6 v${version} (${path})${refused}`;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function notFound(script: string, startedAt: Date, finishedAt: Date): RunResult {
  const nothing = { steps: [], requests: [], thresholds: [], console: [], truncated: false, runner: '' };
  return {
    outcome: 'SCRIPT_ERROR',
    reason: `Script not found: ${script}`,
    ...nothing,
    startedAt,
    finishedAt,
  };
}
