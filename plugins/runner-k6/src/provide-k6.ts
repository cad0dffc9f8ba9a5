import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from './find-on-path.ts';
import { installOnce } from './install-once.ts';
import { buildK6 } from './k6-go-build.ts';
import { fetchK6Release, type K6Platform } from './k6-release.ts';
import { type K6Program, probeK6 } from './probe-k6.ts';
import type { OnProgress } from './progress.ts';

/** The newest official release, and the newest that the Go module proxy has. */
export const K6_RELEASE_VERSION = '2.3.0';
export const K6_MODULE_VERSION = '2.2.0';

export interface K6ProvisionOptions extends K6Platform {
  readonly toolsDir: string;
  readonly k6Path?: string;
  /** Only this version will do; otherwise any 2.x. */
  readonly k6Version?: string;
  readonly releaseUrl: string;
  readonly systemEnv: NodeJS.ProcessEnv;
  readonly onProgress: OnProgress;
}

export interface ProvidedK6 extends K6Program {
  /** What was there or tried before it and would not do, with the reasons. */
  readonly notes: readonly string[];
}

interface Attempt {
  readonly note: string;
  /** There was nothing to refuse, which is worth a word only when nothing else is found. */
  readonly absent?: true;
}

/**
 * Finds k6 or gets it: configured path, PATH, tools folder, official release, Go build.
 * @throws Error listing everything that was tried, each with its reason, and the fix.
 */
export async function provideK6(options: K6ProvisionOptions): Promise<ProvidedK6> {
  const { k6Path, k6Version } = options;
  // What a person named is used or refused, never replaced by something else.
  if (k6Path !== undefined) {
    const program = await probeK6(k6Path, k6Version).catch((error: Error) => {
      throw new Error(
        `${error.message} (k6.path). Correct k6.path, or remove it to let k6 be found or fetched.`,
      );
    });
    return { ...program, notes: [] };
  }
  const attempts: Attempt[] = [];
  for (const provide of [findInstalled, findInTools, installRelease, installBuild]) {
    const program = await provide(options, attempts);
    if (!program) continue;
    return { ...program, notes: attempts.filter(({ absent }) => !absent).map(({ note }) => note) };
  }
  const tried = attempts.map(({ note }) => `\n  - ${note}`).join('');
  throw new Error(`There is no k6. Tried:${tried}\nInstall k6 2.x on PATH, or set k6.path to one.`);
}

type Provide = (options: K6ProvisionOptions, attempts: Attempt[]) => Promise<K6Program | undefined>;

const findInstalled: Provide = async ({ k6Version, systemEnv }, attempts) => {
  const found = await findOnPath(['k6'], systemEnv.PATH);
  if (found.length === 0) attempts.push({ note: 'PATH: holds no k6', absent: true });
  return firstUsable(found, k6Version, 'PATH', attempts);
};

const findInTools: Provide = async ({ toolsDir, k6Version }, attempts) => {
  const versions = k6Version ? [k6Version] : [K6_RELEASE_VERSION, K6_MODULE_VERSION];
  const programs = versions.map((version) => programIn(toolsDir, version)).filter(existsSync);
  if (programs.length === 0) {
    attempts.push({ note: `tools folder: ${join(toolsDir, 'k6')} holds none yet`, absent: true });
  }
  return firstUsable(programs, k6Version, 'tools folder', attempts);
};

const installRelease: Provide = (options, attempts) => {
  const version = options.k6Version ?? K6_RELEASE_VERSION;
  return install(options, version, 'official release', attempts, (folder) =>
    fetchK6Release({ ...options, version, folder }),
  );
};

const installBuild: Provide = (options, attempts) => {
  const version = options.k6Version ?? K6_MODULE_VERSION;
  return install(options, version, 'Go build', attempts, (folder) =>
    buildK6({ ...options, version, folder }),
  );
};

async function install(
  { toolsDir, onProgress }: K6ProvisionOptions,
  version: string,
  way: string,
  attempts: Attempt[],
  fill: (folder: string) => Promise<void>,
): Promise<K6Program | undefined> {
  const program = programIn(toolsDir, version);
  try {
    await installOnce({
      directory: join(program, '..'),
      fill: async (folder) => {
        await fill(folder);
        await probeK6(join(folder, 'k6'), version);
      },
      onWait: () => onProgress({ detail: `waiting for another process to install k6 ${version}…` }),
    });
    return await probeK6(program, version);
  } catch (error) {
    attempts.push({ note: `${way}: ${error instanceof Error ? error.message : String(error)}` });
    return undefined;
  }
}

async function firstUsable(
  paths: readonly string[],
  wanted: string | undefined,
  place: string,
  attempts: Attempt[],
): Promise<K6Program | undefined> {
  for (const path of paths) {
    try {
      return await probeK6(path, wanted);
    } catch (error) {
      attempts.push({ note: `${place}: ${(error as Error).message}` });
    }
  }
  return undefined;
}

function programIn(toolsDir: string, version: string): string {
  return join(toolsDir, 'k6', version, 'k6');
}
