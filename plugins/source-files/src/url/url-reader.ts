import { lookup as systemLookup } from 'node:dns';
import { Agent as HttpAgent, STATUS_CODES } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ForbiddenAddressError, formatDuration, type LookupAll } from '@watchbill/model';
import { type AllowedHost, allowanceOf } from './allowed-host.ts';
import { atMost } from './at-most.ts';
import { followUrl, RefusedError } from './follow-url.ts';
import { rawUrlOf } from './hosted-file.ts';
import { type HttpAnswer, TooLargeError } from './http-get.ts';
import { createUrlCache } from './url-cache.ts';
import type { UrlText } from './url-text.ts';

/** Reads URLs of allowed hosts. */
export interface UrlReader {
  /** Whether the host of what would be read is allowed; if not, what to allow. */
  refusal(url: string): (UrlText & { readonly type: 'not allowed' }) | undefined;
  /** Reads each URL once in a round, however often it is named. */
  read(url: string): Promise<UrlText>;
  /** From now on everything is asked for again. */
  beginRound(): void;
  close(): void;
}

export interface UrlReaderOptions {
  readonly hosts: readonly AllowedHost[];
  /** Resolves host names. Default: the system's resolver. */
  readonly lookup?: LookupAll;
  /** Of one URL with its redirects. Default: 10 s. */
  readonly timeoutMs?: number;
  /** URLs read in one round, so that documents made up as we go have an end. Default: 5,000. */
  readonly maxUrls?: number;
}

const MAX_BYTES = 5_000_000;
const MAX_CACHED_CHARACTERS = 50_000_000;
const AT_ONCE = 8;
/** In a row; then a host is left in peace until the next round, so that one that is down does not cost its time limit a thousand times. */
const MAX_UNANSWERED = 3;

export function createUrlReader(options: UrlReaderOptions): UrlReader {
  const { hosts, lookup = systemLookup, timeoutMs = 10_000, maxUrls = 5000 } = options;
  const closing = new AbortController();
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, timeout: 5000 }),
    'https:': new HttpsAgent({ keepAlive: true, timeout: 5000 }),
  };
  const cache = createUrlCache(MAX_CACHED_CHARACTERS);
  const inTurn = atMost(AT_ONCE);
  let round = new Map<string, Promise<UrlText>>();
  let unanswered = new Map<string, number>();

  const ask = async (url: string, from: URL): Promise<UrlText> => {
    const silent = unanswered;
    if ((silent.get(from.host) ?? 0) >= MAX_UNANSWERED)
      return { type: 'unreadable', reason: `${from.host} did not answer just now` };
    const timeout = AbortSignal.timeout(timeoutMs);
    const known = cache.get(url);
    try {
      const signal = AbortSignal.any([closing.signal, timeout]);
      const answer = await followUrl(from, known, { hosts, lookup, agents, signal, maxBytes: MAX_BYTES });
      silent.delete(from.host);
      if (answer.status === 304 && known) return { type: 'text', text: known.text };
      const read = textOf(answer, answer.url.host);
      if (read.type === 'gone') cache.drop(url);
      if (read.type === 'text') {
        const { etag, 'last-modified': lastModified } = answer.headers;
        cache.set(url, {
          at: answer.url.href,
          text: read.text,
          ...(etag === undefined ? {} : { etag }),
          ...(lastModified === undefined ? {} : { lastModified }),
        });
      }
      return read;
    } catch (error) {
      if (timeout.aborted || isNetworkError(error)) silent.set(from.host, (silent.get(from.host) ?? 0) + 1);
      const reason = timeout.aborted
        ? `${from.host} did not answer within ${formatDuration(timeoutMs)}`
        : reasonOf(error, from.host);
      return { type: 'unreadable', reason };
    }
  };
  const refusal: UrlReader['refusal'] = (url) => {
    const from = rawUrlOf(new URL(url));
    return allowanceOf(from, hosts) === 'none' ? { type: 'not allowed', host: from.host } : undefined;
  };

  return {
    refusal,
    read: (url) => {
      const refused = refusal(url);
      if (refused) return Promise.resolve(refused);
      const asked = round.get(url);
      if (asked) return asked;
      if (round.size >= maxUrls) {
        const reason = `the source names more than ${maxUrls} URLs; split it into several`;
        return Promise.resolve({ type: 'unreadable', reason });
      }
      const answer = inTurn(() => ask(url, rawUrlOf(new URL(url))));
      round.set(url, answer);
      return answer;
    },
    beginRound: () => {
      round = new Map();
      unanswered = new Map();
    },
    close: () => {
      closing.abort();
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
}

function textOf({ status, headers, body }: HttpAnswer, host: string): UrlText {
  if (status === 404 || status === 410) return { type: 'gone' };
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return {
      type: 'unreadable',
      reason: `${host} answered with ${encoding} encoding, which was not asked for`,
    };
  if (status === 200) return { type: 'text', text: body };
  const phrase = STATUS_CODES[status];
  return { type: 'unreadable', reason: `${host} answered ${status}${phrase ? ` ${phrase}` : ''}` };
}

function isNetworkError(error: unknown): boolean {
  return !(
    error instanceof RefusedError ||
    error instanceof ForbiddenAddressError ||
    error instanceof TooLargeError
  );
}

function reasonOf(error: unknown, host: string): string {
  if (error instanceof RefusedError) return error.message;
  if (error instanceof TooLargeError) return 'it has more than 5 MB';
  if (error instanceof ForbiddenAddressError)
    return `${host} leads to this machine or to a link-local or cloud metadata address; if that is meant, list that host or address itself in allowedHosts`;
  const code = (error as NodeJS.ErrnoException).code;
  return `${host} did not answer${code ? ` (${code})` : ''}`;
}
