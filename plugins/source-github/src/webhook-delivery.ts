import { Webhooks } from '@octokit/webhooks';

/** What GitHub sends with a webhook, as HTTP has it. */
export interface WebhookRequest {
  /** The body, byte for byte. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly payload: unknown;
}

/** `unsigned`: made by somebody else, or with another secret. */
export type ReceivedDelivery = 'unsigned' | 'malformed' | Delivery;

/** Checks that GitHub made this, with our secret; only then is it looked into. */
export async function readDelivery(
  { body, headers }: WebhookRequest,
  secret: string,
): Promise<ReceivedDelivery> {
  const [signature, id, event] = ['x-hub-signature-256', 'x-github-delivery', 'x-github-event'].map(
    (name) => {
      const value = headers[name];
      return typeof value === 'string' ? value : '';
    },
  ) as [string, string, string];
  if (!/^sha256=[0-9a-f]{64}$/.test(signature) || !(await new Webhooks({ secret }).verify(body, signature)))
    return 'unsigned';
  if (id === '' || event === '') return 'malformed';
  try {
    return { id, event, payload: JSON.parse(body) };
  } catch {
    return 'malformed';
  }
}

/** Remembers the newest so many. */
export function createSeen(most: number): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return false;
  };
}
