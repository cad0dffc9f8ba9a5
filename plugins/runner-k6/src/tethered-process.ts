import { spawn } from 'node:child_process';
import { endGroup, killGroup } from './process-group.ts';

export interface ProcessExit {
  /** The program's exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
}

export interface TetheredOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onStdout: (chunk: Buffer) => void;
  readonly onStderr: (chunk: Buffer) => void;
}

export interface TetheredProcess {
  /** Resolves when the program and all that it started are gone and its output is read. Rejects when it cannot start. */
  readonly ended: Promise<ProcessExit>;
  /** Kills the program and all that it started. */
  kill(): void;
}

/**
 * The program runs in a process group of its own under a shell that holds our end of a pipe. When we are gone, however
 * that came, the pipe closes and the shell kills the group; so neither k6 nor its Chromium outlives a `kill -9` of us.
 *
 * The reader of the pipe is killed and collected before the shell ends: orphans would stay as zombies in a container
 * whose first process does not collect them.
 */
const TETHER = `exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(read _ <&3; kill -KILL 0) >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait $program
code=$?
kill -KILL $reader
wait $reader 2>/dev/null
exit $code`;

/** A shell says 128 + n for a program that signal n ended. */
const SIGNAL_BASE = 128;
const SIGNALS: Readonly<Record<number, string>> = {
  6: 'SIGABRT',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  15: 'SIGTERM',
};
const LAST_OUTPUT_MS = 5_000;

export function startTethered(options: TetheredOptions): TetheredProcess {
  const { command, args, cwd, env, onStdout, onStderr } = options;
  const child = spawn('/bin/sh', ['-c', TETHER, 'watchbill-run', command, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // The far end of the tether may vanish first; that is an end like any other.
  child.stdin.on('error', () => {});
  child.stdout.on('data', onStdout);
  child.stderr.on('data', onStderr);

  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const exited = new Promise<ProcessExit>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitOf(code, signal)));
  });
  const ended = exited.then(async (exit) => {
    const group = child.pid as number;
    await endGroup(group);
    // Nobody is left to write; what lies in the pipes is still read.
    const giveUp = setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    }, LAST_OUTPUT_MS);
    await closed;
    clearTimeout(giveUp);
    return exit;
  });
  return {
    ended,
    kill: () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        killGroup(child.pid);
    },
  };
}

function exitOf(code: number | null, signal: NodeJS.Signals | null): ProcessExit {
  if (code === null || code <= SIGNAL_BASE || code > SIGNAL_BASE + 64) return { code, signal };
  const number = code - SIGNAL_BASE;
  return { code: null, signal: SIGNALS[number] ?? `signal ${number}` };
}
