import type { ClaimedDelivery } from './claim-deliveries.ts';
import type { DeliveryResult, Notifier } from './notifier.ts';

export interface AttemptOptions {
  readonly notifiers: ReadonlyMap<string, Notifier>;
  readonly deadlineMs: number;
  readonly stopping: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** One attempt that always ends in a result, also when the notifier throws, hangs, or is not configured here. */
export async function attemptDelivery(
  { notifier: id, target, notification }: ClaimedDelivery,
  { notifiers, deadlineMs, stopping, onError }: AttemptOptions,
): Promise<DeliveryResult> {
  const notifier = notifiers.get(id);
  // Not a rejection: it may be configured again before the message is too old.
  if (!notifier) {
    return { type: 'retry', reason: `The configuration has no notifier '${id}'; add it under 'notifiers'.` };
  }
  const stopped: DeliveryResult = { type: 'retry', reason: 'Watchbill was stopped during the attempt.' };
  if (stopping.aborted) return stopped;
  const late: DeliveryResult = { type: 'retry', reason: `No answer within ${deadlineMs / 1000} seconds.` };
  const signal = AbortSignal.any([AbortSignal.timeout(deadlineMs), stopping]);
  const { promise: cutOff, resolve } = Promise.withResolvers<DeliveryResult>();
  const cut = () => resolve(stopping.aborted ? stopped : late);
  signal.addEventListener('abort', cut, { once: true });
  try {
    return await Promise.race([cutOff, notifier.deliver(notification, target, signal)]);
  } catch (error) {
    // A notifier must not throw. Its message may hold a secret, so it goes to the log and not to the incident's page.
    onError(error);
    return {
      type: 'retry',
      reason: `Notifier '${id}' failed in a way that it should not; the log has the error.`,
    };
  } finally {
    signal.removeEventListener('abort', cut);
  }
}
