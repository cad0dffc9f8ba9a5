import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Clears what a killed server left in its data folder. The caller holds the lock of the folder, so that a postmaster
 * which still runs on it is an orphan and is stopped. A pid file whose process is gone, a zombie, or has since become
 * another program would keep PostgreSQL from starting for ever; it is removed.
 */
export async function clearStalePostmaster(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === undefined) return;
  for (let signalled = false; isPostmasterOf(pid, folder); signalled = true) {
    if (!signalled) process.kill(pid, 'SIGINT');
    await sleep(50);
  }
  rmSync(file, { force: true });
}

function readPid(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8').split('\n')[0] ?? '', 10) || undefined;
  } catch {
    return undefined;
  }
}

function isPostmasterOf(pid: number, folder: string): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return state !== 'Z' && command.includes(folder) && (command[0] ?? '').endsWith('postgres');
  } catch {
    return false;
  }
}
