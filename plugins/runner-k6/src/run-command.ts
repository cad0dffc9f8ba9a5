import { startTethered } from './tethered-process.ts';

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

/** Runs a helper program to its end. Never throws: what went wrong is in the output. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { cwd = '/', env, timeoutMs }: CommandOptions,
): Promise<CommandResult> {
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  const running = startTethered({ command, args, cwd, env, onStdout: collect, onStderr: collect });
  let late = '';
  const deadline = setTimeout(() => {
    late = `\nstopped after ${timeoutMs / 1000} s`;
    running.kill();
  }, timeoutMs);
  try {
    const { code } = await running.ended;
    return { code, output: output + late };
  } catch (error) {
    return { code: null, output: (error as Error).message };
  } finally {
    clearTimeout(deadline);
  }
}
