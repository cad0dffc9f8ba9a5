import { dirname } from 'node:path';
import type { Fault } from '@watchbill/model';
import { type CheckoutOwners, createCheckoutOwners } from './checkout-owners.ts';
import { type FileReading, locationOf } from './file-reading.ts';
import { type FilePaths, type FoundFile, findFiles } from './find-files.ts';
import { faultsOfGone, followTargets } from './follow-targets.ts';
import { readFile } from './read-file.ts';
import { isHttpUrl } from './url/resolve-url.ts';
import type { UrlReader } from './url/url-reader.ts';

/** A file's reading together with the places that it points to, and what is wrong with them. */
export interface TreeEntry {
  readonly found: FoundFile;
  readonly reading: FileReading;
  readonly targetFaults: readonly Fault[];
  /** Absolute paths and URLs. */
  readonly reached: readonly string[];
}

/** Everything that the configured paths and the Locations in them lead to. */
export interface FileTree {
  /** By path or URL, those that say something, in the order in which they were found. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Folders that could not be listed. */
  readonly unreadableFolders: readonly string[];
  /** URLs at which there is nothing. */
  readonly gone: ReadonlySet<string>;
}

const AT_ONCE = 32;

/**
 * Reads the whole tree. With `before`, only files that are in `changed`, depend on something in it, or are new are read
 * again: listing folders is cheap, reading YAML is not.
 * @throws InputError when a configured path does not exist.
 */
export async function readTree(
  paths: FilePaths,
  urls: UrlReader,
  before?: FileTree,
  changed: ReadonlySet<string> = new Set(),
): Promise<FileTree> {
  urls.beginRound();
  const { files, unreadableFolders } = await findFiles(paths);
  const entries = new Map<string, TreeEntry>();
  const folders = [...unreadableFolders];
  const gone = new Set<string>();
  const seen = new Set(files.map(({ path }) => path));
  const owners = createCheckoutOwners();
  for (let wave: readonly FoundFile[] = files; wave.length > 0; ) {
    const next: FoundFile[] = [];
    for (const { found, reading } of await readAll(wave, urls, owners, before, changed)) {
      if (!reading && isHttpUrl(found.path)) gone.add(found.path);
      if (!reading) continue;
      const reached = await followTargets(reading, found, paths.exclude, urls);
      const targets = reached.files.map(({ path }) => path);
      entries.set(found.path, { found, reading, targetFaults: reached.faults, reached: targets });
      folders.push(...reached.unreadableFolders);
      next.push(...reached.files.filter(({ path }) => !seen.has(path)));
      for (const path of targets) seen.add(path);
    }
    wave = next;
  }
  for (const found of files) if (gone.has(found.path)) entries.set(found.path, nothingThere(found));
  for (const [path, entry] of entries) {
    const faults = faultsOfGone(entry.reading, gone);
    if (faults.length > 0) entries.set(path, { ...entry, targetFaults: [...entry.targetFaults, ...faults] });
  }
  for (const entry of await ownersEntries(owners, entries, before, changed)) {
    entries.set(entry.found.path, entry);
  }
  return { entries, unreadableFolders: folders, gone };
}

/** What is wrong in CODEOWNERS: of those read now, and of those that nothing read now hangs on, as before. */
async function ownersEntries(
  owners: CheckoutOwners,
  entries: ReadonlyMap<string, TreeEntry>,
  before: FileTree | undefined,
  changed: ReadonlySet<string>,
): Promise<readonly TreeEntry[]> {
  const needed = new Set([...entries.values()].flatMap(({ reading }) => reading.dependsOn));
  const still = [...(before?.entries.values() ?? [])].filter(
    ({ found: { by, path }, reading }) =>
      by === 'reference' && needed.has(path) && !reading.dependsOn.some((place) => changed.has(place)),
  );
  const now = (await owners.readings()).map((reading): TreeEntry => {
    const found: FoundFile = { path: reading.path, by: 'reference', root: dirname(reading.path) };
    return { found, reading, targetFaults: [], reached: [] };
  });
  return [...still, ...now];
}

interface Read {
  readonly found: FoundFile;
  /** Undefined when there is nothing to say. */
  readonly reading: FileReading | undefined;
}

async function readAll(
  files: readonly FoundFile[],
  urls: UrlReader,
  owners: CheckoutOwners,
  before: FileTree | undefined,
  changed: ReadonlySet<string>,
): Promise<readonly Read[]> {
  const read: Read[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const batch = files.slice(start, start + AT_ONCE).map(async (found) => {
      const { path } = found;
      if (before?.gone.has(path) && !changed.has(path)) return { found, reading: undefined };
      const old = before?.entries.get(path);
      if (old && isCurrent(old, found, changed)) return { found, reading: old.reading };
      const known = (old?.reading.entities.length ?? 0) > 0 || old?.reading.whole === false;
      const reading = await readFile(found, known, urls);
      if (!reading || isHttpUrl(path)) return { found, reading };
      return { found, reading: await owners.complete(reading, found.root) };
    });
    read.push(...(await Promise.all(batch)));
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

/** A configured URL where nothing is. */
function nothingThere(found: FoundFile): TreeEntry {
  const message = 'there is nothing at this URL; correct it, or take it out of the paths of the source';
  const reading: FileReading = {
    path: found.path,
    location: locationOf(found.path),
    entities: [],
    faults: [{ level: 'error', message, position: { file: found.path } }],
    whole: true,
    targets: [],
    dependsOn: [],
  };
  return { found, reading, targetFaults: [], reached: [] };
}
