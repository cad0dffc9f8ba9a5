import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInside } from '@watchbill/catalog';

/** Files of one commit that programs need on disk, by their path in the repository. */
export interface CheckoutFiles {
  readonly commit: string;
  readonly files: ReadonlyMap<string, { readonly sha: string; readonly content: Buffer }>;
}

/** A run that began with an older version may still read it. */
const KEEP_MS = 86_400_000;

/**
 * Puts files into a folder named by the commit that first had them so and by what is in them; while they stay the same, so
 * does the folder. Older versions are deleted after a day.
 * @param folder of this descriptor alone
 * @returns the folder of this version
 */
export async function checkOut(
  folder: string,
  { commit, files }: CheckoutFiles,
  now: number,
): Promise<string> {
  const list = [...files].map(([path, { sha }]) => `${sha} ${path}`).sort();
  const content = createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 16);
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const versions = await readdir(folder);
  const found = versions.find((name) => name.endsWith(`-${content}`));
  if (found) return join(folder, found);
  const version = join(folder, `${commit.slice(0, 12)}-${content}`);
  const draft = join(folder, `draft.${randomUUID()}`);
  for (const [path, file] of files) {
    const target = join(draft, path);
    if (!isInside(draft, target)) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, file.content);
  }
  await rename(draft, version).catch(async (error: NodeJS.ErrnoException) => {
    // Another process has put the same there.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(draft, { recursive: true });
  });
  await deleteOld(folder, versions, now);
  return version;
}

async function deleteOld(folder: string, versions: readonly string[], now: number): Promise<void> {
  for (const name of versions) {
    const path = join(folder, name);
    const info = await stat(path).catch(() => undefined);
    if (info && now - info.mtimeMs > KEEP_MS) await rm(path, { recursive: true, force: true });
  }
}
