/** Stands in a configured URL for the target of the contact. */
export const TARGET_PLACEHOLDER = '{target}';

export type ResolvedTarget =
  | { readonly type: 'url'; readonly url: URL }
  | { readonly type: 'refused'; readonly reason: string };

export interface TargetRules {
  readonly id: string;
  readonly url?: string;
  readonly hosts?: readonly string[];
}

/**
 * Where a contact's message goes. Contacts come from descriptors that many people may write, so a target that is a URL is used
 * only when its host is listed. Reasons name the host and nothing else of the target, which may hold a secret.
 */
export function resolveTarget({ id, url, hosts = [] }: TargetRules, target: string): ResolvedTarget {
  const named = /^https?:/i.test(target) ? URL.parse(target) : null;
  if (named && hosts.some((host) => isHostOf(host, named))) return { type: 'url', url: named };
  if (url?.includes(TARGET_PLACEHOLDER)) return fillIn(url, target);
  if (named) {
    const reason = `host '${named.host}' of the target is not allowed; to allow it, add '${named.host}' to 'hosts' of notifier '${id}' in watchbill.yaml`;
    return { type: 'refused', reason };
  }
  if (url === undefined) {
    const reason = `the target is not an http or https URL; give the contact one, or add 'url' to notifier '${id}' in watchbill.yaml`;
    return { type: 'refused', reason };
  }
  return { type: 'url', url: new URL(url) };
}

function fillIn(template: string, target: string): ResolvedTarget {
  // Encoding leaves dots alone, and URL parsers take a segment of dots, even an encoded one, as a step up.
  if (/^\.*$/.test(target))
    return { type: 'refused', reason: 'the target is empty or only dots; expected a name' };
  if (target.length > 500) return { type: 'refused', reason: 'the target is longer than 500 characters' };
  const encoded = encodeURIComponent(target.toWellFormed());
  return { type: 'url', url: new URL(template.replaceAll(TARGET_PLACEHOLDER, () => encoded)) };
}

/** `host` stands for the scheme's own port, `host:port` for that port alone. */
function isHostOf(entry: string, url: URL): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const allowed = URL.parse(`${url.protocol}//${entry}`);
  if (!allowed || allowed.hostname !== url.hostname) return false;
  const allowedPort = allowed.port || (url.protocol === 'https:' ? '443' : '80');
  return allowedPort === port;
}
