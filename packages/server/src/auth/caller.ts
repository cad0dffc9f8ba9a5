import type { IncomingHttpHeaders } from 'node:http';

/** What of a request says where it comes from. */
export interface RequestOrigin {
  readonly remoteAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Whether a request was made on this machine by somebody who may use it without signing in.
 * The address alone does not say so: a proxy on this machine passes on strangers (its headers tell), and a web page
 * whose name was made to resolve to loopback makes the browser ask here (the Host header tells).
 */
export function isLocalCaller({ remoteAddress, headers }: RequestOrigin): boolean {
  return (
    LOOPBACK_ADDRESS.test(remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    PROXY_HEADERS.every((name) => headers[name] === undefined)
  );
}

/** Whether a browser sends this on behalf of another site. Programs send no Origin and pass. */
export function isForeignOrigin({ headers }: RequestOrigin): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin } = headers;
  if (origin === undefined) return false;
  return URL.parse(origin)?.host !== headers.host;
}

export function bearerToken({ headers }: RequestOrigin): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
}

export const SESSION_COOKIE = 'watchbill_session';

export function sessionCookie({ headers }: RequestOrigin): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === SESSION_COOKIE)?.[1];
}
