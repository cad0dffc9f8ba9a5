import { repositoryRootOf } from './hosted-file.ts';

export type ResolvedUrl = { readonly url: string } | { readonly why: string };

export function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * The URL that a target means, written out; relative to `base`, the URL of the document that names it. As in Backstage, a
 * target that begins with `/` starts at the root of the repository, where there is one.
 */
export function resolveUrl(target: string, base?: string): ResolvedUrl {
  const rooted = base !== undefined && /^\/(?!\/)/.test(target) ? repositoryRootOf(new URL(base)) : '';
  const url = URL.parse(`${rooted}${target}`, base);
  if (!url || !/^https?:$/.test(url.protocol)) return { why: 'expected an http or https URL' };
  if (url.username || url.password)
    return { why: 'no user or password is ever sent; give a URL without them' };
  if (/[*]/.test(url.pathname)) return { why: 'wildcards are for files on disk; name each URL' };
  url.hash = '';
  return { url: url.href };
}
