import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Null when it was killed or could not start. */
  readonly code: number | null;
  /** The end of what it printed, both streams together. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}

const KEPT_OUTPUT = 16_000;

/** Runs a short-lived helper program to its end. Never throws: what went wrong is in the output. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, timeoutMs }: CommandOptions,
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd,
    env,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: string) => {
    output = (output + chunk).slice(-KEPT_OUTPUT);
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code, signal) => {
      const killed = signal === null ? '' : `\nkilled by ${signal} (allowed time: ${timeoutMs / 1000} s)`;
      resolve({ code, output: output + killed });
    });
  });
}
