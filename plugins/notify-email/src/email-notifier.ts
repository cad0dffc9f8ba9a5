import type { DeliveryResult, Notifier } from '@watchbill/alerting';
import { formatDuration, InputError, type Notification } from '@watchbill/model';
import { type Mailbox, parseAddress, parseMailbox } from './email-address.ts';
import { emailMessage } from './email-message.ts';
import type { EmailOptions } from './email-options.ts';
import { resultOfSmtpError } from './smtp-result.ts';
import { createSmtpTransport } from './smtp-transport.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Mails notifications through an SMTP server. A contact's target is its address. `Message-ID` is constant over retries.
 * @throws InputError when `from` is not an address.
 */
export function createEmailNotifier(options: EmailOptions): Notifier {
  const { id, host, port, user, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const from = senderOf(options);
  const transport = createSmtpTransport(options, timeoutMs);
  const server = `${host}:${port}`;

  async function deliver(
    notification: Notification,
    target: string,
    signal: AbortSignal,
  ): Promise<DeliveryResult> {
    const to = parseAddress(target.trim());
    if (!to)
      return {
        type: 'reject',
        reason: 'the target is not a single plain address such as on-call@example.com',
      };
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const message = emailMessage(notification, from, to);
      await transport.sendMail({ ...message, signal: AbortSignal.any([signal, timeout]) });
      return { type: 'delivered' };
    } catch (error) {
      if (signal.aborted) return { type: 'retry', reason: `${server}: the attempt was stopped` };
      if (timeout.aborted)
        return { type: 'retry', reason: `${server} did not answer within ${formatDuration(timeoutMs)}` };
      return resultOfSmtpError(server, error, user !== undefined);
    }
  }

  return { id, type: 'email', deliver };
}

function senderOf({ id, from }: EmailOptions): Mailbox {
  const mailbox = parseMailbox(from);
  if (mailbox) return mailbox;
  throw new InputError(
    `from '${from}' of notifier '${id}': expected an address, e.g. 'watchbill@example.com'`,
  );
}
