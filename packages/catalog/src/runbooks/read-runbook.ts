import { open, realpath, stat } from 'node:fs/promises';
import { isInside } from './is-inside.ts';
import type { Runbook } from './runbooks-of.ts';

const MAX_BYTES = 262_144;

/**
 * The Markdown text of a runbook that is a file, at most 256 KiB of it; undefined when it has none: it is a link only,
 * the file is gone, it is no plain file, or its real place is outside its folder.
 */
export async function readRunbook({ path, root }: Runbook): Promise<string | undefined> {
  if (!path || !root) return undefined;
  try {
    const [real, folder] = await Promise.all([realpath(path), realpath(root)]);
    if (!isInside(folder, real)) return undefined;
    // Asked before it is opened: opening a named pipe would wait for a writer.
    if (!(await stat(real)).isFile()) return undefined;
    await using file = await open(real, 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead), { stream: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code && UNREADABLE.has(code)) return undefined;
    throw error;
  }
}

const UNREADABLE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'EISDIR', 'ENXIO']);
