import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ConflictError } from '@watchbill/model';
import { processStart } from './process-start.ts';

/** Who uses a data folder. */
export interface Instance {
  readonly pid: number;
  /** See `processStart`. */
  readonly started: string;
  readonly url: string;
  readonly since: string;
}

export interface InstanceLock {
  release(): void;
}

/**
 * Takes the data folder for this process. A lock whose process is gone, also by kill -9, is taken over.
 * @throws ConflictError saying who holds it.
 */
export function lockInstance(file: string, url: string, now: Date): InstanceLock {
  const mine: Instance = {
    pid: process.pid,
    started: processStart(process.pid) ?? '',
    url,
    since: now.toISOString(),
  };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(mine, null, 2)}\n`, { mode: 0o600 });
  try {
    for (;;) {
      if (tryLink(draft, file)) return { release: () => releaseLock(file, mine) };
      const holder = readInstance(file);
      if (holder && isAlive(holder)) {
        throw new ConflictError(
          `The data folder is in use by process ${holder.pid} since ${holder.since} (${holder.url}). ` +
            'Stop it first, or choose another folder with --data and another --port.',
        );
      }
      discardStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The living instance of a lock file, if there is one. */
export function findInstance(file: string): Instance | undefined {
  const instance = readInstance(file);
  return instance && isAlive(instance) ? instance : undefined;
}

/** Hard links fail when the name is taken, so that the lock appears whole or not at all, for one of many starters. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two starters may find the same stale lock: the second must not discard what the first has just taken. */
function discardStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readInstance(aside);
  if (moved && isAlive(moved)) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function releaseLock(file: string, mine: Instance): void {
  const held = readInstance(file);
  if (held?.pid === mine.pid && held.started === mine.started) rmSync(file, { force: true });
}

function isAlive({ pid, started }: Instance): boolean {
  return processStart(pid) === started;
}

function readInstance(file: string): Instance | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Instance;
  } catch {
    return undefined;
  }
}
