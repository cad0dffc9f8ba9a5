import { existsSync, statSync } from 'node:fs';
import { dirname, matchesGlob, relative, sep } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { type FilePaths, isYaml } from './find-files.ts';
import { globBase, isExcluded, isGlob } from './glob.ts';
import type { FileTree } from './read-tree.ts';
import { isHttpUrl } from './url/resolve-url.ts';
import { isSkippedName } from './walk-folder.ts';

/** Which paths a watcher has to look at. It grows with what descriptors name. */
export interface WatchInterest {
  /** The folders to start with. */
  readonly folders: readonly string[];
  readonly isIgnored: (path: string, isFile: boolean) => boolean;
  /** Takes in what a tree names beyond its folders. */
  readonly include: (tree: FileTree) => Included;
}

/** What is new of interest, and the paths that a watcher has to add for it. */
export interface Included {
  readonly named: readonly string[];
  readonly watch: readonly string[];
}

/**
 * In the configured folders everything that may hold descriptors is of interest; elsewhere, and of other files, only what
 * was named. A named file is watched through its folder, because it may not be there yet, or come back.
 */
export function createWatchInterest({ paths: given, exclude }: FilePaths): WatchInterest {
  const paths = given.filter(({ path }) => !isHttpUrl(path));
  const folders: string[] = [];
  const named = new Set<string>();
  /** Folders on the way to what is named. */
  const ways = new Set<string>();

  const name = (path: string): string => {
    named.add(path);
    for (let way = dirname(path); !ways.has(way); way = dirname(way)) ways.add(way);
    return nearestExisting(dirname(path));
  };
  const isInFolder = (path: string) => folders.find((folder) => path === folder || isInside(folder, path));
  const isIgnored = (path: string, isFile: boolean): boolean => {
    if (named.has(path) || ways.has(path)) return false;
    if (isExcluded(path, exclude)) return true;
    const folder = isInFolder(path);
    if (folder === undefined) return true;
    if (relative(folder, path).split(sep).some(isSkippedName)) return true;
    return (
      isFile && !isYaml(path) && !paths.some(({ path: glob }) => isGlob(glob) && matchesGlob(path, glob))
    );
  };

  const watched = paths.map(({ path }) => {
    const folder = isGlob(path) ? globBase(path) : path;
    if (statSync(folder, { throwIfNoEntry: false })?.isFile()) return name(folder);
    folders.push(folder);
    return folder;
  });
  const include = ({ entries }: FileTree): Included => {
    const before = named.size;
    const added = new Set<string>();
    for (const { found, reading } of entries.values()) {
      for (const path of [found.path, ...reading.dependsOn]) {
        if (isHttpUrl(path) || named.has(path) || !isIgnored(path, true)) continue;
        const way = name(path);
        // In a watched folder the file itself is new to the watcher, the folder is not.
        added.add(isInFolder(path) && existsSync(path) ? path : way);
      }
      for (const { path } of reading.targets) {
        if (isHttpUrl(path)) continue;
        const folder = isGlob(path) ? globBase(path) : path;
        if (isInFolder(folder) || named.has(folder)) continue;
        if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) added.add(name(folder));
        else {
          folders.push(folder);
          added.add(folder);
        }
      }
    }
    // A set keeps the order in which it grew.
    return { named: [...named].slice(before), watch: [...added] };
  };
  return { folders: watched, isIgnored, include };
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
