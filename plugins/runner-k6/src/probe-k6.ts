import { isExecutable } from './find-on-path.ts';
import { parseK6Version, refuseK6Version } from './k6-version.ts';
import { runCommand } from './run-command.ts';

export interface K6Program {
  readonly path: string;
  /** E.g. `2.2.0`. */
  readonly version: string;
}

const VERSION_TIMEOUT_MS = 10_000;

/**
 * Asks a program for its version.
 * @throws Error naming the path, what was found and what is expected, without a fix: that depends on where the path came from.
 */
export async function probeK6(path: string, wanted?: string): Promise<K6Program> {
  if (!(await isExecutable(path))) throw new Error(`'${path}' is not an executable file`);
  const env = { PATH: '/usr/bin:/bin', HOME: '/nonexistent', K6_NO_USAGE_REPORT: 'true' };
  const { code, output } = await runCommand(path, ['version'], { env, timeoutMs: VERSION_TIMEOUT_MS });
  const version = parseK6Version(output);
  if (code !== 0 || version === undefined) {
    const said = output.trim().split('\n')[0] || 'nothing';
    throw new Error(
      `'${path} version' ended with ${code ?? 'a signal'} and said '${said}': expected k6 v2.x`,
    );
  }
  const refusal = refuseK6Version(version, wanted);
  if (refusal) throw new Error(`'${path}' is k6 ${version}: ${refusal}`);
  return { path, version };
}
