import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const GONE_WITHIN_MS = 5_000;
const POLL_MS = 5;

/** Kills every process of a group. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Kills a group and resolves when none of it lives. Dead processes that nobody has collected yet do not count.
 * @throws Error when something survives, which takes a broken kernel or disk.
 */
export async function endGroup(group: number): Promise<void> {
  const deadline = performance.now() + GONE_WITHIN_MS;
  for (let first = true; performance.now() < deadline; first = false) {
    killGroup(group);
    if (!existsGroup(group)) return;
    if (!first && (await livingOf(group)) === 0) return;
    await sleep(POLL_MS);
  }
  throw new Error(`processes of group ${group} live on ${GONE_WITHIN_MS / 1000} s after they were killed`);
}

function existsGroup(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/** How many processes of the group are not yet dead. Where there is no /proc, as many as may be: one. */
async function livingOf(group: number): Promise<number> {
  const pids = await readdir('/proc').catch(() => null);
  if (pids === null) return 1;
  let living = 0;
  for (const pid of pids) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // After the command in brackets: state, parent, group.
    const [state, , owner] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(owner) === group && state !== 'Z' && state !== 'X') living += 1;
  }
  return living;
}
