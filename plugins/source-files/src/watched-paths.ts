import { matchesGlob, relative, sep } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { type FilePaths, isYaml } from './find-files.ts';
import { globBase, isExcluded, isGlob } from './glob.ts';
import type { FileTree } from './read-tree.ts';
import { isSkippedName } from './walk-folder.ts';

/** The folders and files that the configuration names, as a watcher takes them. */
export function configuredPaths({ paths }: FilePaths): readonly string[] {
  return paths.map(({ path }) => (isGlob(path) ? globBase(path) : path));
}

/**
 * Files and folders that a tree depends on and that following its configured paths would not show: scripts, definitions,
 * files outside.
 */
export function furtherPaths(paths: FilePaths, { entries }: FileTree): readonly string[] {
  const folders = configuredPaths(paths);
  const all = [...entries.values()].flatMap(({ found, reading }) => [
    found.path,
    ...reading.dependsOn,
    ...reading.targets.map(({ path }) => (isGlob(path) ? globBase(path) : path)),
  ]);
  const isShown = (path: string) =>
    folders.some((folder) => isInside(folder, path)) && !isOfNoInterest(paths, NONE, path, true);
  return [...new Set(all)].filter((path) => !isShown(path));
}

const NONE: ReadonlySet<string> = new Set();

/** Whether a path is of no interest. `followed` are the files of interest whatever they are called. */
export function isOfNoInterest(
  { paths, exclude }: FilePaths,
  followed: ReadonlySet<string>,
  path: string,
  isFile: boolean,
): boolean {
  if (followed.has(path)) return false;
  if (isExcluded(path, exclude)) return true;
  const base = configuredPaths({ paths, exclude }).find((folder) => isInside(folder, path));
  if (base !== undefined && relative(base, path).split(sep).some(isSkippedName)) return true;
  return (
    isFile && !isYaml(path) && !paths.some(({ path: given }) => isGlob(given) && matchesGlob(path, given))
  );
}
