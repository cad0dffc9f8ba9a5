import { printLine, renderNotification } from '@watchbill/alerting';
import type { Notification } from '@watchbill/model';
import type { Mailbox } from './email-address.ts';
import { emailHtml } from './email-html.ts';

/**
 * The mail of a notification, the same at every attempt. All mails of an incident refer to one message that never existed,
 * named for the incident, so that mail programs thread them in whatever order and number they come.
 */
export function emailMessage(notification: Notification, from: Mailbox, to: string) {
  const text = renderNotification(notification);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const thread = `<incident.${idText(notification.incident.id)}@${domain}>`;
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    subject: text.subject,
    text: `${text.lines.map(printLine).join('\n')}\n`,
    html: emailHtml(text),
    messageId: `<${idText(notification.id)}@${domain}>`,
    inReplyTo: thread,
    references: thread,
    priority: notification.incident.severity === 'page' ? ('high' as const) : ('normal' as const),
    headers: {
      // Tells vacation responders and list servers to keep quiet (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}

/** An id as RFC 5322's atom: what is not a letter, digit, `_` or `-` becomes `=` and the hex of its bytes. */
function idText(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]+/g, (other) => `=${Buffer.from(other).toString('hex')}=`).slice(0, 200);
}
