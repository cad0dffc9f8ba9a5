import { posix } from 'node:path';
import type { GitFile, GitTree } from './git-tree.ts';

/** The path in its repository that a text in a file stands for; undefined when it leads out of it. */
export function resolveInTree(from: string, target: string): string | undefined {
  const path = target.startsWith('/')
    ? posix.normalize(target.slice(1))
    : posix.join(posix.dirname(from), target);
  return path === '..' || path.startsWith('../') || path === '.' ? undefined : path;
}

export const folderOf = (path: string): string => (path.includes('/') ? `${posix.dirname(path)}/` : '');

/** The paths that fit globs, in order. */
export function pathsLike({ files }: GitTree, globs: readonly string[]): readonly string[] {
  return [...files.keys()].filter((path) => globs.some((glob) => posix.matchesGlob(path, glob))).sort();
}

export interface FoundFile {
  readonly file: GitFile;
  /** The path asked for, and those that links lead to. */
  readonly passed: readonly string[];
}

const MOST_LINKS = 5;

/** The file at a path, also where links lead to it; undefined where there is none in the repository. */
export async function followLink(
  tree: GitTree,
  path: string,
  read: (file: GitFile) => Promise<Buffer>,
): Promise<FoundFile | undefined> {
  const passed: string[] = [];
  for (let at: string | undefined = path; at && passed.length < MOST_LINKS; ) {
    const file = tree.files.get(at);
    if (!file) return undefined;
    passed.push(at);
    if (!file.link) return { file, passed };
    at = resolveInTree(at, (await read(file)).toString());
  }
  return undefined;
}
