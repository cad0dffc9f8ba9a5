import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import { type DownloadProgress, download, downloadText } from './download.ts';
import type { OnProgress } from './progress.ts';
import { unzipEntry } from './unzip-entry.ts';

/** Where k6's releases are: `<base>/v<version>/<file>`. */
export const K6_RELEASES = 'https://github.com/grafana/k6/releases/download';

const SAY_EVERY_MS = 500;

export interface K6Platform {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'macos' };
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** @throws Error on a platform that k6 publishes no archive for. */
export function k6ArchiveName(version: string, { platform, arch }: K6Platform): string {
  const system = SYSTEMS[platform];
  const processor = ARCHITECTURES[arch];
  if (!system || !processor) throw new Error(`k6 publishes no archive for ${platform} on ${arch}`);
  return `k6-v${version}-${system}-${processor}.${system === 'linux' ? 'tar.gz' : 'zip'}`;
}

/** The sum of a file in a checksums file: lines of `<hex>  <name>`. */
export function findChecksum(checksums: string, name: string): string | undefined {
  for (const line of checksums.split('\n')) {
    const [sum, file] = line.trim().split(/\s+\*?/);
    if (file === name && sum && /^[0-9a-f]{64}$/i.test(sum)) return sum.toLowerCase();
  }
  return undefined;
}

export interface K6ReleaseOptions extends K6Platform {
  readonly releaseUrl: string;
  readonly version: string;
  /** An existing empty folder; receives the program as `k6`. */
  readonly folder: string;
  readonly onProgress: OnProgress;
}

/**
 * Fetches an official release, checks it against the published sums and unpacks the program.
 * @throws Error naming what failed; a wrong sum deletes the archive and names file, expected and actual sum.
 */
export async function fetchK6Release(options: K6ReleaseOptions): Promise<void> {
  const { releaseUrl, version, folder, onProgress } = options;
  const name = k6ArchiveName(version, options);
  const base = `${releaseUrl}/v${version}`;
  onProgress({ detail: `looking for the k6 ${version} release at ${releaseUrl}…` });
  const checksumsUrl = `${base}/k6-v${version}-checksums.txt`;
  const expected = findChecksum(await downloadText(checksumsUrl), name);
  if (!expected) throw new Error(`${checksumsUrl}: has no sha256 for ${name}`);

  const archive = join(folder, name);
  const actual = await download(`${base}/${name}`, archive, sayBytes(version, onProgress));
  if (actual !== expected) {
    await rm(archive);
    throw new Error(`${base}/${name}: sha256 is ${actual}: expected ${expected}; the file was deleted`);
  }
  onProgress({ detail: `unpacking k6 ${version}…` });
  await unpack(archive, folder);
  await rm(archive);
}

/** Chunks come by the thousand; people read a few words a second. */
function sayBytes(version: string, onProgress: OnProgress): (progress: DownloadProgress) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return ({ receivedBytes, totalBytes }) => {
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    const far = `${megabytes(receivedBytes)} of ${megabytes(totalBytes)} MB`;
    onProgress({ detail: `downloading k6 ${version} (${far})…` });
  };
}

async function unpack(archive: string, folder: string): Promise<void> {
  const program = join(folder, 'k6');
  const isProgram = (path: string) => path === 'k6' || path.endsWith('/k6');
  if (archive.endsWith('.zip')) {
    await writeFile(program, await unzipEntry(await readFile(archive), isProgram));
  } else {
    await mkdir(folder, { recursive: true });
    await extract({ file: archive, cwd: folder, strip: 1, filter: isProgram, strict: true });
  }
  await chmod(program, 0o755);
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '?' : (bytes / 1e6).toFixed(1);
}
