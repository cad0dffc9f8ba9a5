import type { Notification } from '@watchbill/model';

/** What became of one attempt. `retry`: may work later; `reject`: will never work as it is. Reasons name no secret. */
export type DeliveryResult =
  | { readonly type: 'delivered' }
  | { readonly type: 'retry'; readonly reason: string; readonly afterMs?: number }
  | { readonly type: 'reject'; readonly reason: string };

/**
 * Hands a notification to the outside world. Adapter contract: `@watchbill/alerting/contract`.
 * Makes one attempt; backoff and retries belong to the outbox. Never throws for what the far end does.
 */
export interface Notifier {
  readonly id: string;
  readonly type: string;
  /** `target` is what the owner's contact says after `notifier-id:`. */
  deliver(notification: Notification, target: string, signal: AbortSignal): Promise<DeliveryResult>;
}
