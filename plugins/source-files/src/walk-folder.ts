import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderWalk {
  /** Absolute paths of all files, in order of path. */
  readonly files: readonly string[];
  /** Folders that could not be listed: what is in them is not known. */
  readonly unreadable: readonly string[];
}

/** Folders that never hold descriptors of one's own: hidden ones and installed packages. */
export function isSkippedName(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/**
 * Every file below a folder. Links are followed; a folder that was already walked by another way is not walked again,
 * so that links in a circle end.
 */
export async function walkFolder(
  folder: string,
  isLeftOut: (path: string) => boolean,
  visited: Set<string> = new Set(),
): Promise<FolderWalk> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const visit = async (path: string): Promise<void> => {
    let entries: Dirent[];
    try {
      const real = await realpath(path);
      if (visited.has(real)) return;
      visited.add(real);
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      if (!isGone(error)) unreadable.push(path);
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (isSkippedName(entry.name) || isLeftOut(child)) continue;
      const type = entry.isSymbolicLink() ? await typeOfLink(child) : entry;
      if (type?.isDirectory()) await visit(child);
      else if (type?.isFile()) files.push(child);
    }
  };
  await visit(folder);
  return { files, unreadable };
}

async function typeOfLink(path: string) {
  return stat(path).catch(() => undefined);
}

/** Removed since it was listed, or a link that leads nowhere. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
}
