/** For tests: a ready runner, and a far end for its scripts. */
import { join } from 'node:path';
import { processesNaming, TOOLS } from '@watchbill/harness';
import type { RunEvent, RunResult } from '@watchbill/model';
import { createK6Runner, type K6Runner } from './k6-runner.ts';
import { type FarEnd, startFarEnd, TESTDATA } from './test-far-end.ts';

export interface TestRunner {
  readonly runner: K6Runner;
  readonly farEnd: FarEnd;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly watch?: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

export async function startTestRunner(): Promise<TestRunner> {
  const runner = createK6Runner({ toolsDir: TOOLS });
  const [farEnd] = await Promise.all([startFarEnd(), runner.prepare()]);
  return { runner, farEnd };
}

/** Runs a script of testdata, which gets the far end's addresses too. */
export function runScript(
  { runner, farEnd }: TestRunner,
  name: string,
  { env = {}, timeoutMs = 10_000, watch = () => {}, signal = new AbortController().signal }: RunOptions = {},
): Promise<RunResult> {
  const script = join(TESTDATA, name);
  const job = { runId: 'r', checkRef: 'check:default/c', script, env: { ...farEnd.env, ...env }, timeoutMs };
  return runner.run(job, watch, signal);
}

/** What lives of the runs of this process. */
export function leftovers(): readonly string[] {
  return processesNaming(`watchbill-k6-${process.pid}-`);
}
