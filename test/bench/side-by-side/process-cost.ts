import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts CPU in hundredths of a second. */
const TICK_MS = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that have ended. */
  readonly reapedMs: number;
}

/** Peak memory in MB that the process has had (Linux). */
export function peakMemory(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** The main process of the PostgreSQL that the process `backend` belongs to. */
export const postmasterOf = (backend: number): number => readTimes(backend).parent;

/** CPU milliseconds so far of a server process, and of a whole PostgreSQL by its main process (Linux). */
export function cpuMs(
  server: number,
  postmaster: number,
): { readonly server: number; readonly postgres: number } {
  const { ownMs, reapedMs } = readTimes(postmaster);
  const children = readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      const times = readTimes(Number(entry));
      return times.parent === postmaster ? [times.ownMs] : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  return {
    server: readTimes(server).ownMs,
    postgres: children.reduce((sum, ms) => sum + ms, ownMs + reapedMs),
  };
}

function readTimes(pid: number): ProcessTimes {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before the last bracket may hold blanks.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const ticks = (index: number) => (fields[index] ?? 0) * TICK_MS;
  return { parent: fields[1] ?? 0, ownMs: ticks(11) + ticks(12), reapedMs: ticks(13) + ticks(14) };
}
