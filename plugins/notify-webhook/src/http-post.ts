import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface HttpPost {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly lookup: LookupFunction;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter?: string;
}

/** How long an answer's body, which nobody reads, may keep the socket. */
const LINGER_MS = 1000;

/**
 * Posts once on a connection of its own and takes the status of the answer: no redirect, proxy or cookie.
 * @throws the network's error, or the signal's reason.
 */
export function postOnce({ url, headers, body, lookup, signal }: HttpPost): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    lookup,
    signal,
  });
  request.once('response', (response) => {
    const retryAfter = response.headers['retry-after'];
    resolve({ status: response.statusCode ?? 0, ...(retryAfter !== undefined && { retryAfter }) });
    const linger = setTimeout(() => response.destroy(), LINGER_MS).unref();
    response.once('close', () => clearTimeout(linger));
    response.on('error', () => {});
    response.resume();
  });
  request.on('error', reject);
  request.once('close', () => reject(new Error('closed without an answer')));
  request.end(body);
  return promise;
}
