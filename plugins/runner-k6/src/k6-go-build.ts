import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath } from './find-on-path.ts';
import { type OnProgress, reportElapsed } from './progress.ts';
import { runCommand } from './run-command.ts';

const BUILD_TIMEOUT_MS = 15 * 60_000;

const MAIN = 'package main\n\nimport "go.k6.io/k6/v2/cmd"\n\nfunc main() { cmd.Execute() }\n';
const goModule = (version: string) =>
  `module watchbill.dev/k6\n\ngo 1.25.0\n\nrequire go.k6.io/k6/v2 v${version}\n`;

export interface K6BuildOptions {
  readonly version: string;
  /** An existing empty folder; receives the program as `k6`. */
  readonly folder: string;
  readonly systemEnv: NodeJS.ProcessEnv;
  readonly onProgress: OnProgress;
}

/**
 * Builds the unchanged k6 command from its published Go module; sums are checked by Go's checksum database.
 * A module of our own requires it because `go install` asks the module's vanity domain, which a closed network may not reach.
 * @throws Error naming what failed.
 */
export async function buildK6(options: K6BuildOptions): Promise<void> {
  const { version, folder, systemEnv, onProgress } = options;
  const [go] = await findOnPath(['go'], systemEnv.PATH);
  if (!go) throw new Error('go is not on PATH');
  const source = join(folder, 'source');
  await mkdir(source);
  await writeFile(join(source, 'go.mod'), goModule(version));
  await writeFile(join(source, 'main.go'), MAIN);
  const { code, output } = await reportElapsed(
    (seconds) => onProgress({ detail: `building k6 ${version} from its Go module (${seconds} s)…` }),
    runCommand(go, ['build', '-trimpath', '-ldflags', '-s -w', '-o', join(folder, 'k6'), '.'], {
      cwd: source,
      env: { ...systemEnv, GOFLAGS: '-mod=mod -buildvcs=false', CGO_ENABLED: '0' },
      timeoutMs: BUILD_TIMEOUT_MS,
    }),
  );
  if (code !== 0) throw new Error(`'go build' of k6 ${version} ended with ${code}: ${tail(output)}`);
  await rm(source, { recursive: true });
}

function tail(output: string): string {
  return output.trim().split('\n').slice(-4).join(' | ').slice(-600);
}
