import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isInside } from '@watchbill/catalog';
import { type BoundedText, readBounded } from './read-bounded.ts';

/** A folder that relative paths start from, and the one that they must not leave. */
export interface Surroundings {
  readonly directory: string;
  readonly root: string;
}

export type NearbyFile = BoundedText | { readonly type: 'outside' };

export function isUrl(target: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(target);
}

/** The text of a file that a descriptor names, unless that leads out of the root, also by a link. */
export async function readNearby(target: string, { directory, root }: Surroundings): Promise<NearbyFile> {
  const path = resolve(directory, target);
  if (!isInside(root, path)) return { type: 'outside' };
  const [real, realRoot] = await Promise.all([realpath(path), realpath(root)]).catch(() => [path, root]);
  return isInside(realRoot, real) ? readBounded(path) : { type: 'outside' };
}

/** Why a file could not be read; undefined when it could. */
export function whyUnread(file: NearbyFile, root: string): string | undefined {
  switch (file.type) {
    case 'text':
      return undefined;
    case 'gone':
      return 'no such file; correct the path or add the file';
    case 'too large':
      return `${file.bytes} bytes; expected at most 5 MB`;
    case 'unreadable':
      return `cannot be read (${file.reason})`;
    case 'outside':
      return `leads out of ${root}, the folder that is read; move the file inside`;
  }
}
