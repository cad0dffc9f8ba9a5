import { dirname } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { type Fault, InputError } from '@watchbill/model';
import type { FileReading, PlacedTarget } from './file-reading.ts';
import { type FoundFile, type FoundFiles, findFiles } from './find-files.ts';
import { isGlob } from './glob.ts';

export interface ReachedFiles extends FoundFiles {
  readonly faults: readonly Fault[];
}

/** The files that the Locations of one file point to. A target that leads to nothing is a warning where it is written. */
export async function followTargets(
  { targets, path: from }: FileReading,
  { root }: FoundFile,
  exclude: readonly string[],
): Promise<ReachedFiles> {
  const files: FoundFile[] = [];
  const unreadableFolders: string[] = [];
  const faults: Fault[] = [];
  for (const target of targets) {
    const found = await findTarget(target, exclude);
    if (!found || found.files.length + found.unreadableFolders.length === 0) {
      if (!target.optional && !(found && isGlob(target.path))) faults.push(leadsNowhere(target));
      continue;
    }
    const others = found.files.filter(({ path }) => path !== from);
    files.push(...others.map((file) => ({ ...file, root: rootOf(file, root) })));
    unreadableFolders.push(...found.unreadableFolders);
  }
  return { files, unreadableFolders, faults };
}

async function findTarget(
  { path }: PlacedTarget,
  exclude: readonly string[],
): Promise<FoundFiles | undefined> {
  try {
    return await findFiles({ paths: [{ path, name: path }], exclude });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function leadsNowhere({ text, path, position }: PlacedTarget): Fault {
  return {
    level: 'warning',
    message: `'${text}': no such file (${path}); correct the target, or say presence: optional`,
    position,
  };
}

/** A file outside of what is read may name files of its own folder, and no others. */
function rootOf({ path }: FoundFile, root: string): string {
  return isInside(root, path) ? root : dirname(path);
}
