import { basename } from 'node:path';
import type { RunEvent } from '@watchbill/model';
import { k6Arguments } from './k6-arguments.ts';
import { writeK6Entry } from './k6-entry.ts';
import { k6Environment } from './k6-environment.ts';
import { createK6Evidence, type K6Evidence } from './k6-evidence.ts';
import type { K6Ending } from './k6-verdict.ts';
import { createLineSplitter } from './line-splitter.ts';
import type { Chromium } from './provide-chromium.ts';
import { makeRunFolder, removeRunFolder } from './run-folder.ts';
import { type ProcessExit, startTethered } from './tethered-process.ts';

export interface K6Execution {
  /** The program. */
  readonly k6: string;
  readonly chromium: Chromium | undefined;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly watch: (event: RunEvent) => void;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export interface ExecutedK6 {
  readonly ending: K6Ending;
  readonly evidence: K6Evidence;
}

/**
 * Runs a script once in a process and a folder of its own, and returns when both are gone.
 * @throws Error when k6 cannot be started or the signal aborts.
 */
export async function executeK6(execution: K6Execution): Promise<ExecutedK6> {
  const { k6, chromium, script, env, timeoutMs, watch, signal, now } = execution;
  const folder = await makeRunFolder();
  try {
    const mark = `watchbill ${basename(folder)}: `;
    const entry = await writeK6Entry({ folder, script, env, mark });
    const collector = createK6Evidence({ script, mark, watch, now });
    const stdout = createLineSplitter(collector.stdout);
    const stderr = createLineSplitter(collector.stderr);
    signal.throwIfAborted();
    const running = startTethered({
      command: k6,
      args: k6Arguments(entry),
      // What a script writes without a full path, such as a screenshot, goes with the folder.
      cwd: folder,
      env: k6Environment(folder, chromium),
      onStdout: stdout.push,
      onStderr: stderr.push,
    });
    let overdue = false;
    const deadline = setTimeout(() => {
      overdue = true;
      running.kill();
    }, timeoutMs);
    signal.addEventListener('abort', running.kill, { once: true });
    try {
      const exit = await running.ended;
      signal.throwIfAborted();
      stdout.end();
      stderr.end();
      return { ending: endingOf(exit, overdue, timeoutMs), evidence: collector.evidence() };
    } finally {
      clearTimeout(deadline);
      signal.removeEventListener('abort', running.kill);
    }
  } finally {
    await removeRunFolder(folder);
  }
}

function endingOf({ code, signal }: ProcessExit, overdue: boolean, timeoutMs: number): K6Ending {
  if (code !== null) return { type: 'exit', code };
  return overdue ? { type: 'overdue', timeoutMs } : { type: 'signal', signal: signal ?? 'a signal' };
}
