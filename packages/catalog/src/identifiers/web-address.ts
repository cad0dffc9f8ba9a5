/** Where something answers, as far as a text says. */
export interface WebAddress {
  readonly host: string;
  /** With its port, where that is not the usual one. */
  readonly hostAndPort: string;
  /** In lower case without slashes at its ends; empty for a whole host. */
  readonly path: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** Reads a URL, or `host[:port][/path]` when that has a dot, a port, or is `localhost`. */
export function readWebAddress(text: string): WebAddress | undefined {
  const trimmed = text.trim();
  const schemed = SCHEME.test(trimmed);
  if (/[\s"'{}<>]/.test(trimmed) || (!schemed && trimmed.includes('@'))) return undefined;
  const rest = schemed ? trimmed.replace(SCHEME, '') : trimmed;
  // Another scheme than http leaves hosts as they are written, and has no usual port.
  const parsed = URL.parse(`http://${rest}`);
  if (!parsed) return undefined;
  const host = parsed.hostname.toLowerCase().replace(/\.$/, '');
  if (!HOST.test(host)) return undefined;
  if (!schemed && !host.includes('.') && parsed.port === '' && host !== 'localhost') return undefined;
  const usual = parsed.port === '' || (parsed.port === '443' && /^(?:https|wss):/i.test(trimmed));
  return {
    host,
    hostAndPort: usual ? host : `${host}:${parsed.port}`,
    path: parsed.pathname.toLowerCase().replace(/^\/+|\/+$/g, ''),
  };
}
