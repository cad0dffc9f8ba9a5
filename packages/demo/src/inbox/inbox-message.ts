/** One message that the inbox received. */
export interface InboxMessage {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly channel: 'webhook' | 'email';
  /** Whom it was for: the hook's target, or the mail's recipient. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** As received: the webhook's JSON, or `{ from, messageId, html }` of the mail. */
  readonly body: unknown;
}
