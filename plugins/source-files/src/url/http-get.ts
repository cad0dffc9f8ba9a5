import { type Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { type Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface HttpGet {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly lookup: LookupFunction;
  readonly agents: { readonly 'http:': HttpAgent; readonly 'https:': HttpsAgent };
  readonly signal: AbortSignal;
  /** Of the body. */
  readonly maxBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Of a 200 alone. */
  readonly body: string;
}

/** The answer, or its body, is more than is taken. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/**
 * Asks once: no redirect, proxy or cookie.
 * @throws the network's error, the signal's reason, or a TooLargeError.
 */
export function getOnce({ url, headers, lookup, agents, signal, maxBytes }: HttpGet): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const secure = url.protocol === 'https:';
  const request = (secure ? requestHttps : requestHttp)(url, {
    agent: secure ? agents['https:'] : agents['http:'],
    headers,
    lookup,
    signal,
  });
  request.once('response', (response) => {
    const { statusCode: status = 0 } = response;
    const chunks: Buffer[] = [];
    let bytes = 0;
    const giveUp = () => {
      reject(new TooLargeError(`more than ${maxBytes} bytes`));
      request.destroy();
    };
    if (Number(response.headers['content-length'] ?? 0) > maxBytes && status === 200) return giveUp();
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) giveUp();
      else if (status === 200) chunks.push(chunk);
    });
    response.once('error', reject);
    response.once('end', () =>
      resolve({ status, headers: response.headers, body: new TextDecoder().decode(Buffer.concat(chunks)) }),
    );
  });
  request.on('error', reject);
  request.once('close', () => reject(new Error('closed without an answer')));
  request.end();
  return promise;
}
