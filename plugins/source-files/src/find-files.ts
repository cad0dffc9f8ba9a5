import { stat } from 'node:fs/promises';
import { basename, dirname, matchesGlob, resolve, sep } from 'node:path';
import { InputError } from '@watchbill/model';
import { globBase, isExcluded, isGlob } from './glob.ts';
import { isHttpUrl } from './url/resolve-url.ts';
import { walkFolder } from './walk-folder.ts';

/**
 * How a file was found, and so what may be in it:
 * - `name`: it was named; whatever is in it is meant for the catalog.
 * - `convention`: it is called `catalog-info.yaml`; the same, unless it is the skeleton of one.
 * - `folder`: it is one of many; it may be something else altogether.
 * - `reference`: others hang on it, and it holds no descriptors: CODEOWNERS.
 */
export type FoundBy = 'name' | 'convention' | 'folder' | 'reference';

/** A file, or a document at a URL, that may hold descriptors. */
export interface FoundFile {
  /** Absolute, or a URL. */
  readonly path: string;
  readonly by: FoundBy;
  /** The folder that files named by its descriptors must lie in; of a URL, the URL. */
  readonly root: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly unreadableFolders: readonly string[];
}

/** What a source reads: absolute paths and globs, and URLs; and how its configuration calls them. */
export interface FilePaths {
  readonly paths: readonly { readonly path: string; readonly name: string }[];
  /** Absolute. */
  readonly exclude: readonly string[];
}

/** Makes paths absolute; URLs are already. `place` names the list in messages, e.g. `sources[0].paths`. */
export function resolvePaths(
  root: string,
  {
    paths,
    exclude = [],
  }: { readonly paths: readonly string[]; readonly exclude?: readonly string[] | undefined },
  place: string,
): FilePaths {
  return {
    paths: paths.map((path, index) => ({
      path: isHttpUrl(path) ? new URL(path).href : resolve(root, path),
      name: `${place}[${index}] '${path}'`,
    })),
    exclude: exclude.map((path) => resolve(root, path)),
  };
}

/**
 * The files of a list of folders, files, globs and URLs, each once, in order of the list and then of path.
 * @throws InputError for a path, or the folder of a glob, that does not exist.
 */
export async function findFiles({ paths, exclude }: FilePaths): Promise<FoundFiles> {
  const found = new Map<string, FoundFile>();
  const unreadableFolders: string[] = [];
  for (const { path, name } of paths) {
    const { files, unreadable } = await findAt(path, name, exclude);
    unreadableFolders.push(...unreadable);
    for (const file of files) found.set(file.path, wider(found.get(file.path), file));
  }
  return { files: [...found.values()], unreadableFolders };
}

interface FoundAt {
  readonly files: readonly FoundFile[];
  readonly unreadable: readonly string[];
}

async function findAt(path: string, name: string, exclude: readonly string[]): Promise<FoundAt> {
  if (isHttpUrl(path)) return { files: [foundAtUrl(path)], unreadable: [] };
  const folder = isGlob(path) ? globBase(path) : path;
  const info = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code})`;
    throw new InputError(`${name}: ${folder} ${why}; expected a folder, a file or a glob below a folder`);
  });
  if (!info.isDirectory()) return { files: [{ path, by: 'name', root: dirname(path) }], unreadable: [] };
  const { files, unreadable } = await walkFolder(folder, (child) => isExcluded(child, exclude));
  const wanted = isGlob(path) ? files.filter((file) => matchesGlob(file, path)) : files.filter(isYaml);
  return {
    files: wanted.map((file) => ({
      path: file,
      by: isCatalogInfo(file) ? 'convention' : 'folder',
      root: folder,
    })),
    unreadable,
  };
}

/** What is at a URL was named. */
export function foundAtUrl(url: string): FoundFile {
  return { path: url, by: 'name', root: url };
}

export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

function isCatalogInfo(path: string): boolean {
  return /^catalog-info\.ya?ml$/i.test(basename(path));
}

/** Of two ways to one file the outer folder counts: all of it is read. */
function wider(one: FoundFile | undefined, other: FoundFile): FoundFile {
  if (!one) return other;
  const root = `${one.root}${sep}`.startsWith(`${other.root}${sep}`) ? other.root : one.root;
  return { path: one.path, by: [one.by, other.by].includes('name') ? 'name' : one.by, root };
}
