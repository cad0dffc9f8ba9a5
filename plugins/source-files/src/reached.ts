import { locationOf } from './file-reading.ts';
import type { FileTree } from './read-tree.ts';

/**
 * By location of a file or URL whose Locations point to others: the locations that they led to. Kept from one reading to the
 * next, also over a restart, because one that cannot be read now no longer says what hangs on it.
 */
export type Reached = Readonly<Record<string, readonly string[]>>;

export interface Kept {
  /** To remember. */
  readonly reached: Reached;
  /** Locations that nothing was said of, in either direction: not read whole, or reached only through one of those. */
  readonly unreadable: readonly string[];
}

/** What must be kept of what was told before, when parts of a tree could not be read. */
export function keptOf(tree: FileTree, before: Reached): Kept {
  const read = new Map([...tree.entries.values()].map((entry) => [entry.reading.location, entry]));
  const gone = new Set([...tree.gone].map(locationOf));
  const folders = tree.unreadableFolders.map((folder) => `${locationOf(folder)}/`);
  const broken = [...read].filter(([, { reading }]) => !reading.whole).map(([location]) => location);
  const below = new Set<string>();
  const inFolders = Object.keys(before).filter((location) =>
    folders.some((folder) => location.startsWith(folder)),
  );
  for (const start of [...broken, ...inFolders]) addBelow(start);
  function addBelow(location: string): void {
    for (const next of before[location] ?? []) {
      if (read.has(next) || gone.has(next) || below.has(next)) continue;
      below.add(next);
      addBelow(next);
    }
  }
  const now = [...read].map(([location, { reading, reached }]): [string, readonly string[]] => [
    location,
    [...new Set([...(reading.whole ? [] : (before[location] ?? [])), ...reached.map(locationOf)])],
  ]);
  const silent = [...inFolders, ...below].map((location): [string, readonly string[]] => [
    location,
    before[location] ?? [],
  ]);
  return {
    reached: Object.fromEntries([...silent, ...now].filter(([, targets]) => targets.length > 0)),
    unreadable: [...broken, ...folders, ...below],
  };
}

/** What a source remembered, as far as it has the form. */
export function parseReached(state: unknown): Reached {
  const reached = (state as { reached?: unknown } | null | undefined)?.reached;
  if (typeof reached !== 'object' || reached === null) return {};
  return Object.fromEntries(
    Object.entries(reached).filter(
      ([, targets]) => Array.isArray(targets) && targets.every((target) => typeof target === 'string'),
    ),
  );
}

/** Whether a list of unreadable locations covers one. */
export function isKept(location: string, unreadable: readonly string[]): boolean {
  return unreadable.some((kept) => kept === location || (kept.endsWith('/') && location.startsWith(kept)));
}
