import { dirname } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { type Fault, InputError } from '@watchbill/model';
import type { FileReading, PlacedTarget } from './file-reading.ts';
import { type FoundFile, type FoundFiles, findFiles, foundAtUrl } from './find-files.ts';
import { isGlob } from './glob.ts';
import { isHttpUrl } from './url/resolve-url.ts';
import type { UrlReader } from './url/url-reader.ts';
import { whyNoText } from './url/url-text.ts';

export interface ReachedFiles extends FoundFiles {
  readonly faults: readonly Fault[];
}

/** The files and URLs that the Locations of one file point to. A target that leads to nothing is a warning where it is written. */
export async function followTargets(
  { targets, path: from }: FileReading,
  { root }: FoundFile,
  exclude: readonly string[],
  urls: UrlReader,
): Promise<ReachedFiles> {
  const files: FoundFile[] = [];
  const unreadableFolders: string[] = [];
  const faults: Fault[] = [];
  for (const target of targets) {
    if (isHttpUrl(target.path)) {
      const refused = urls.refusal(target.path);
      if (refused) faults.push(warning(target, whyNoText(refused) ?? ''));
      else if (target.path !== from) files.push(foundAtUrl(target.path));
      continue;
    }
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

/** The warnings about targets of which only reading could tell that there is nothing. */
export function faultsOfGone({ targets }: FileReading, gone: ReadonlySet<string>): readonly Fault[] {
  return targets.filter(({ path, optional }) => !optional && gone.has(path)).map(leadsNowhere);
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

function leadsNowhere(target: PlacedTarget): Fault {
  const what = isHttpUrl(target.path) ? 'there is nothing at this URL' : 'no such file';
  return warning(target, `${what} (${target.path}); correct the target, or say presence: optional`);
}

function warning({ text, position }: PlacedTarget, message: string): Fault {
  return { level: 'warning', message: `'${text}': ${message}`, position };
}

/** A file outside of what is read may name files of its own folder, and no others. */
function rootOf({ path }: FoundFile, root: string): string {
  return isInside(root, path) ? root : dirname(path);
}
