import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT_MS = 1_000;
/** A lock that was not touched for this long belongs to a process that is no more. */
const STALE_MS = 10_000;

export interface Installation {
  /** Absolute path of the folder that appears whole or not at all. */
  readonly directory: string;
  /** Fills an empty folder beside it. */
  readonly fill: (folder: string) => Promise<void>;
  /** Called about every second while another process installs the same. */
  readonly onWait: () => void;
}

/**
 * Installs a folder by filling a temporary one beside it and renaming that, so that nobody ever sees half of it.
 * The lock only saves the second of two processes the work; were it lost, the rename would still let one of them win.
 */
export async function installOnce({ directory, fill, onWait }: Installation): Promise<void> {
  await mkdir(dirname(directory), { recursive: true });
  const lock = join(dirname(directory), `.${basename(directory)}.lock`);
  while (!(await takeLock(lock))) {
    if (existsSync(directory)) return;
    onWait();
    await sleep(BEAT_MS);
  }
  const beat = setInterval(() => void touch(lock), BEAT_MS);
  const prefix = `.${basename(directory)}-`;
  let temporary = '';
  try {
    if (existsSync(directory)) return;
    await removeLeftovers(dirname(directory), prefix);
    temporary = await mkdtemp(join(dirname(directory), prefix));
    await chmod(temporary, 0o755);
    await fill(temporary);
    await rename(temporary, directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    clearInterval(beat);
    if (temporary) await rm(temporary, { recursive: true, force: true });
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const touchedAt = await stat(lock).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );
  if (Date.now() - touchedAt > STALE_MS) await rm(lock, { force: true });
  return false;
}

/** What an installer that was killed left half done. */
async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}
