import { type OptionReader, readNotifierOptions } from '@watchbill/alerting';
import { SECRET_EXPECTED, secretFault } from './webhook-secret.ts';
import { TARGET_PLACEHOLDER } from './webhook-target.ts';

export interface WebhookOptions {
  readonly id: string;
  /** Where to post. `{target}` in its path or query becomes the contact's target, URI-encoded. */
  readonly url?: string;
  /** `host` or `host:port` of the URLs that contacts may name themselves. Default: none. */
  readonly hosts?: readonly string[];
  /** Signs every message: `whsec_<base64 of 24 to 64 bytes>` or any other text of at least 16 characters. */
  readonly secret: string;
  /** While receivers change over: a second signature is made with the secret before. */
  readonly previousSecret?: string;
  /** Of a whole attempt. Default 15000. */
  readonly timeoutMs?: number;
}

const TIMEOUT = { min: 100, max: 60_000 };

/**
 * Reads a `type: webhook` entry of `notifiers`, but for its id: `url`, `hosts`, `secret`, `previousSecret`, `timeout` (a duration).
 * @throws InputError listing every fault, one a line, each with its place; secrets and URLs, which may hold one, are not shown.
 */
export function parseWebhookOptions(raw: unknown, place: string): Omit<WebhookOptions, 'id'> {
  return readNotifierOptions(raw, place, (read) => {
    const options = optionsOf(read);
    if (!options.url && !options.hosts) {
      read.fault(
        "expected 'url', where to post, or 'hosts', the hosts of URLs that contacts may name themselves",
      );
    }
    return options;
  });
}

function optionsOf(read: OptionReader): Omit<WebhookOptions, 'id'> {
  const url = read.optionalSecret('url', URL_EXPECTED, urlFault);
  const hosts = read.optionalTexts('hosts', `a list of hosts, e.g. ['hooks.example.com']`, hostFault);
  const secret = read.secret('secret', SECRET_EXPECTED, secretFault);
  const previousSecret = read.optionalSecret('previousSecret', SECRET_EXPECTED, secretFault);
  const timeoutMs = read.optionalDuration('timeout', TIMEOUT);
  return {
    secret,
    ...(url !== undefined && { url }),
    ...(hosts && { hosts }),
    ...(previousSecret !== undefined && { previousSecret }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

const URL_EXPECTED = "an http or https URL, e.g. 'https://hooks.example.com/watchbill'";

function urlFault(text: string): string | undefined {
  const parsed = URL.parse(text);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return `expected ${URL_EXPECTED}`;
  // In the authority it would let a contact choose the host.
  const authority = /^https?:[/\\]*[^/\\?#]*/i.exec(text)?.[0] ?? '';
  if (authority.includes(TARGET_PLACEHOLDER)) {
    return `expected ${TARGET_PLACEHOLDER} in the path or query only; list hosts that contacts may name in 'hosts'`;
  }
  return undefined;
}

function hostFault(text: string): string | undefined {
  const parsed = URL.parse(`http://${text}`);
  const plain = parsed && parsed.pathname === '/' && !/[/?#@*\\\s]/.test(text);
  return plain ? undefined : "expected a host with or without a port, e.g. 'hooks.example.com:8443'";
}
