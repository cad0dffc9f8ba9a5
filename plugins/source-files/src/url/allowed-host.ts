import { reachOfAddress } from '@watchbill/model';

/** A place that URLs may be read from: `example.com`, `*.example.com`, `localhost:8080`, `example.com/catalog`. */
export interface AllowedHost {
  readonly hostname: string;
  /** `*.`: any name below it, at any depth, but not itself. */
  readonly below: boolean;
  /** Absent: the scheme's own. */
  readonly port?: string;
  /** Absent: any path. */
  readonly path?: string;
}

const ENTRY = /^(\*\.)?([^\s/?#@*:[\]]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(\/[^\s?#]*)?$/i;

/** Undefined when the text is no host, as in Backstage's `backend.reading.allow`. */
export function parseAllowedHost(text: string): AllowedHost | undefined {
  const [, below, name, port, path] = ENTRY.exec(text) ?? [];
  const url = name === undefined ? null : URL.parse(`http://${name}${path ?? '/'}`);
  if (!url || Number(port ?? 1) > 65_535 || (below && isAddress(url.hostname))) return undefined;
  return {
    hostname: url.hostname,
    below: below !== undefined,
    ...(port === undefined ? {} : { port: String(Number(port)) }),
    ...(path === undefined ? {} : { path: url.pathname }),
  };
}

/**
 * Whether a URL may be read: not at all, because of a `*.` entry, or because its very host is listed. The host has to be the
 * same to the letter, so that `example.com.` or another way to write an address is another host.
 */
export function allowanceOf(url: URL, hosts: readonly AllowedHost[]): 'none' | 'below' | 'named' {
  if (!/^https?:$/.test(url.protocol)) return 'none';
  const matching = hosts.filter((host) => isHostOf(host, url) && isPathOf(host, url));
  if (matching.some(({ below }) => !below)) return 'named';
  return matching.length > 0 ? 'below' : 'none';
}

/**
 * Whether a connection to an address is refused although the host is allowed. A name that leads to this machine must be
 * listed itself: one of many below a `*.` may be anybody's. To the metadata services of clouds no name leads: only their
 * address, listed as such.
 */
export function isForbidden(address: string, url: URL, hosts: readonly AllowedHost[]): boolean {
  const reach = reachOfAddress(address);
  if (reach === undefined || reach === 'network') return false;
  const listed = URL.parse(`${url.protocol}//${address.includes(':') ? `[${address}]` : address}`);
  if (listed && hosts.some((host) => isHostOf(host, withPort(listed, url)))) return false;
  return reach === 'metadata' || allowanceOf(url, hosts) !== 'named';
}

function withPort(address: URL, { port }: URL): URL {
  address.port = port;
  return address;
}

function isHostOf({ hostname, below, port }: AllowedHost, url: URL): boolean {
  const ownPort = url.protocol === 'https:' ? '443' : '80';
  if ((port ?? ownPort) !== (url.port || ownPort)) return false;
  return below
    ? url.hostname.endsWith(`.${hostname}`) && !isAddress(url.hostname)
    : url.hostname === hostname;
}

/** By whole segments. A server may take an encoded slash for one, and so step out of the path. */
function isPathOf({ path }: AllowedHost, { pathname }: URL): boolean {
  if (path === undefined) return true;
  if (/%2f|%5c/i.test(pathname)) return false;
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function isAddress(hostname: string): boolean {
  return reachOfAddress(hostname) !== undefined;
}
