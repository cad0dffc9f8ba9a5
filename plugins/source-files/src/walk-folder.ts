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
 * Every file below a folder, each once: what links lead to comes in only where nothing else led to it, so that links in a
 * circle end and a file is known by its own path rather than by a link to it.
 */
export async function walkFolder(folder: string, isLeftOut: (path: string) => boolean): Promise<FolderWalk> {
  const files: string[] = [];
  const unreadable: string[] = [];
  const links: string[] = [folder];
  const visited = new Set<string>();

  const visit = async (path: string, real: string): Promise<void> => {
    if (visited.has(real)) return;
    visited.add(real);
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      if (!isGone(error)) unreadable.push(path);
      return;
    }
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (isSkippedName(entry.name) || isLeftOut(child)) continue;
      if (entry.isSymbolicLink()) links.push(child);
      else if (entry.isDirectory()) await visit(child, join(real, entry.name));
      else if (entry.isFile()) take(child, join(real, entry.name));
    }
  };
  const take = (path: string, real: string) => {
    if (visited.has(real)) return;
    visited.add(real);
    files.push(path);
  };

  for (const link of links) {
    const target = await followLink(link);
    if (target?.isFolder) await visit(link, target.real);
    else if (target) take(link, target.real);
  }
  return { files: files.sort(), unreadable };
}

async function followLink(path: string): Promise<{ real: string; isFolder: boolean } | undefined> {
  try {
    const [real, info] = await Promise.all([realpath(path), stat(path)]);
    return info.isDirectory() || info.isFile() ? { real, isFolder: info.isDirectory() } : undefined;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Removed since it was listed, or a link that leads nowhere. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
}
