import { lookup as systemLookup } from 'node:dns';
import type { DeliveryResult, Notifier } from '@watchbill/alerting';
import {
  formatDuration,
  guardedLookup,
  InputError,
  type LookupAll,
  type Notification,
  reachOfAddress,
} from '@watchbill/model';
import { Webhook } from 'standardwebhooks';
import { postOnce } from './http-post.ts';
import { webhookBody } from './webhook-body.ts';
import type { WebhookOptions } from './webhook-options.ts';
import { forbiddenReason, resultOfAnswer, resultOfError } from './webhook-result.ts';
import { secretFault, signingKey } from './webhook-secret.ts';
import { resolveTarget } from './webhook-target.ts';

export interface WebhookDependencies {
  readonly clock?: () => Date;
  /** Resolves host names. Default: the system's resolver. */
  readonly lookup?: LookupAll;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * Posts notifications as Standard Webhooks (https://www.standardwebhooks.com): JSON signed with HMAC-SHA256, `webhook-id` constant
 * over retries.
 * @throws InputError for a secret of the wrong form.
 */
export function createWebhookNotifier(options: WebhookOptions & WebhookDependencies): Notifier {
  const { id, secret, previousSecret, timeoutMs = DEFAULT_TIMEOUT_MS, clock = () => new Date() } = options;
  const lookup = guardedLookup(options.lookup ?? systemLookup, isForbidden);
  // The present secret first: receivers try signatures in order.
  const signers = [secret, previousSecret]
    .filter((text) => text !== undefined)
    .map((text) => signerOf(id, text));

  async function deliver(
    notification: Notification,
    target: string,
    signal: AbortSignal,
  ): Promise<DeliveryResult> {
    const resolved = resolveTarget(options, target);
    if (resolved.type === 'refused') return { type: 'reject', reason: resolved.reason };
    const { url } = resolved;
    // A literal address is connected to without a lookup.
    if (isForbidden(url.hostname)) {
      return { type: 'reject', reason: forbiddenReason(url.host) };
    }
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const body = webhookBody(notification);
      const headers = headersOf(notification, body, clock());
      const answer = await postOnce({
        url,
        headers,
        body,
        lookup,
        signal: AbortSignal.any([signal, timeout]),
      });
      return resultOfAnswer(url.host, answer, clock());
    } catch (error) {
      if (signal.aborted) return { type: 'retry', reason: `${url.host}: the attempt was stopped` };
      if (timeout.aborted)
        return { type: 'retry', reason: `${url.host} did not answer within ${formatDuration(timeoutMs)}` };
      return resultOfError(url.host, error);
    }
  }

  function headersOf(notification: Notification, body: string, now: Date) {
    const messageId = encodeURIComponent(notification.id.toWellFormed());
    return {
      'content-type': 'application/json',
      'user-agent': 'watchbill',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signers.map((signer) => signer.sign(messageId, now, body)).join(' '),
    };
  }

  return { id, type: 'webhook', deliver };
}

/** Link-local addresses and metadata services. The machine itself is no secret: receivers often run beside us. */
function isForbidden(address: string): boolean {
  return reachOfAddress(address) === 'metadata';
}

function signerOf(id: string, secret: string): Webhook {
  const fault = secretFault(secret);
  if (fault) throw new InputError(`secret of notifier '${id}': ${fault}`);
  return new Webhook(signingKey(secret), { format: 'raw' });
}
