import { resolve } from 'node:path';
import type { NamedText } from '@watchbill/catalog';
import { isUrl, readNearby, type Surroundings, whyUnread } from './nearby-file.ts';
import { resolveUrl } from './url/resolve-url.ts';
import type { UrlReader } from './url/url-reader.ts';
import { whyNoText } from './url/url-text.ts';

/** Where a descriptor stands: in a folder, or at a URL. */
export type Whereabouts = Surroundings | { readonly url: string };

export interface NamedSource {
  /** Absolute path or URL; undefined when the target is neither. */
  readonly path?: string;
  readonly read: () => Promise<NamedText>;
}

/** What a placeholder names: a file beside the descriptor, or a URL. A document at a URL names URLs alone. */
export function namedBy(target: string, where: Whereabouts, urls: UrlReader): NamedSource {
  if (!('url' in where) && !isUrl(target)) {
    const read = async (): Promise<NamedText> => {
      const file = await readNearby(target, where);
      return file.type === 'text' ? file : { why: whyUnread(file, where.root) ?? '' };
    };
    return { path: resolve(where.directory, target), read };
  }
  const resolved = resolveUrl(target, 'url' in where ? where.url : undefined);
  if ('why' in resolved) return { read: async () => resolved };
  const { url } = resolved;
  return {
    path: url,
    read: async () => {
      const found = await urls.read(url);
      if (found.type === 'text') return found;
      return { why: whyNoText(found) ?? '', ...(found.type === 'unreadable' && { passing: true }) };
    },
  };
}
