import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** Every executable of these names on a PATH, in the order of the names. */
export async function findOnPath(
  names: readonly string[],
  path: string | undefined,
): Promise<readonly string[]> {
  const folders = (path ?? '').split(delimiter).filter(isAbsolute);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const runnable = await Promise.all(candidates.map(isExecutable));
  return candidates.filter((_, index) => runnable[index]);
}

export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
