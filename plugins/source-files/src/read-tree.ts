import type { Fault } from '@watchbill/model';
import { type FileReading, locationOf } from './file-reading.ts';
import { type FilePaths, type FoundFile, findFiles } from './find-files.ts';
import { followTargets } from './follow-targets.ts';
import { readFile } from './read-file.ts';

/** A file's reading together with what is wrong with the places that it points to. */
export interface TreeEntry {
  readonly found: FoundFile;
  readonly reading: FileReading;
  readonly targetFaults: readonly Fault[];
}

/** Everything that the configured paths and the Locations in them lead to. */
export interface FileTree {
  /** By path, those that say something, in the order in which they were found. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Folders that could not be listed. */
  readonly unreadableFolders: readonly string[];
}

const AT_ONCE = 32;

/**
 * Reads the whole tree. With `before`, only files that are in `changed`, depend on something in it, or are new are read
 * again: listing folders is cheap, reading YAML is not.
 * @throws InputError when a configured path does not exist.
 */
export async function readTree(
  paths: FilePaths,
  before?: FileTree,
  changed: ReadonlySet<string> = new Set(),
): Promise<FileTree> {
  const { files, unreadableFolders } = await findFiles(paths);
  const entries = new Map<string, TreeEntry>();
  const folders = [...unreadableFolders];
  const seen = new Set(files.map(({ path }) => path));
  for (let wave: readonly FoundFile[] = files; wave.length > 0; ) {
    const next: FoundFile[] = [];
    for (const { found, reading } of await readAll(wave, before, changed)) {
      const reached = await followTargets(reading, found, paths.exclude);
      entries.set(found.path, { found, reading, targetFaults: reached.faults });
      folders.push(...reached.unreadableFolders);
      next.push(...reached.files.filter(({ path }) => !seen.has(path)));
      for (const { path } of reached.files) seen.add(path);
    }
    wave = next;
  }
  return { entries, unreadableFolders: folders };
}

interface Read {
  readonly found: FoundFile;
  readonly reading: FileReading;
}

async function readAll(
  files: readonly FoundFile[],
  before: FileTree | undefined,
  changed: ReadonlySet<string>,
): Promise<readonly Read[]> {
  const read: Read[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const batch = files.slice(start, start + AT_ONCE).map(async (found) => {
      const old = before?.entries.get(found.path);
      const reading =
        old && isCurrent(old, found, changed)
          ? old.reading
          : await readFile(found, (old?.reading.entities.length ?? 0) > 0 || old?.reading.whole === false);
      return reading ? [{ found, reading }] : [];
    });
    read.push(...(await Promise.all(batch)).flat());
  }
  return read;
}

function isCurrent(
  { found: old, reading }: TreeEntry,
  found: FoundFile,
  changed: ReadonlySet<string>,
): boolean {
  return (
    old.by === found.by &&
    old.root === found.root &&
    !changed.has(found.path) &&
    !reading.dependsOn.some((path) => changed.has(path))
  );
}

/** Locations that were not read whole; one that ends with `/` stands for all below it. */
export function unreadableOf({ entries, unreadableFolders }: FileTree): readonly string[] {
  return [
    ...[...entries.values()].filter(({ reading }) => !reading.whole).map(({ reading }) => reading.location),
    ...unreadableFolders.map((folder) => `${locationOf(folder)}/`),
  ];
}
