import type { LookupFunction } from 'node:net';
import { ForbiddenAddressError, guardedLookup, type LookupAll } from '@watchbill/model';
import { type AllowedHost, allowanceOf, isForbidden } from './allowed-host.ts';
import { getOnce, type HttpAnswer, type HttpGet } from './http-get.ts';
import type { CachedText } from './url-cache.ts';

export interface FollowOptions {
  readonly hosts: readonly AllowedHost[];
  readonly lookup: LookupAll;
  readonly agents: HttpGet['agents'];
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

/** Not read because of where it leads; the message completes "cannot be read now: …". */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The answer at the end of all redirects, each judged as the first URL is. Nothing that identifies anybody is sent. */
export async function followUrl(
  first: URL,
  known: CachedText | undefined,
  options: FollowOptions,
): Promise<HttpAnswer & { readonly url: URL }> {
  let url = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const answer = await askAt(url, known, options);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return { ...answer, url };
    const next = URL.parse(location, url);
    if (!next) throw new RefusedError(`${url.host} redirects to no URL`);
    if (allowanceOf(next, options.hosts) === 'none')
      throw new RefusedError(
        `${url.host} redirects to ${next.host || next.protocol}, which is not in allowedHosts of the source`,
      );
    if (url.protocol === 'https:' && next.protocol === 'http:')
      throw new RefusedError(`${url.host} redirects from https to http; expected https`);
    url = next;
  }
  throw new RefusedError(`${first.host} redirects more than ${MAX_REDIRECTS} times`);
}

async function askAt(
  url: URL,
  known: CachedText | undefined,
  { hosts, lookup, agents, signal, maxBytes }: FollowOptions,
): Promise<HttpAnswer> {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  // A literal address is connected to without a lookup.
  if (isForbidden(plain.hostname.replace(/^\[|\]$/g, ''), plain, hosts)) throw new ForbiddenAddressError();
  const judging = guardedLookup(lookup, (address) => isForbidden(address, plain, hosts));
  const { etag, lastModified } = known?.at === plain.href ? known : {};
  return getOnce({
    url: plain,
    headers: {
      accept: 'application/yaml, text/yaml, text/plain, application/json;q=0.9, */*;q=0.5',
      'accept-encoding': 'identity',
      'user-agent': 'watchbill',
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(lastModified === undefined || etag !== undefined ? {} : { 'if-modified-since': lastModified }),
    },
    lookup: judging as LookupFunction,
    agents,
    signal,
    maxBytes,
  });
}
