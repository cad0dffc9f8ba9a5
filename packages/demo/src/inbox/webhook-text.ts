import { describeIncident } from './incident-text.ts';
import { asFields, type Fields, textOf } from './json-fields.ts';

/** Where senders put their headline and their words: Alertmanager, Grafana, Slack-like chats and many more. */
const SUBJECTS = ['title', 'subject', 'summary'] as const;
const TEXTS = ['text', 'message', 'description'] as const;

export interface WebhookText {
  readonly subject: string;
  readonly text: string;
}

/** What a person reads of a webhook, whatever JSON it brought. */
export function describeWebhook(body: unknown): WebhookText {
  const fields = asFields(body);
  const data = asFields(fields.data);
  if (data.incident !== undefined) return describeIncident(textOf(fields.type), data);
  const text = firstText(fields, TEXTS);
  const subject = firstText(fields, SUBJECTS) ?? text?.split('\n')[0] ?? 'A webhook';
  return { subject: subject.slice(0, 200), text: text ?? JSON.stringify(body, null, 2) };
}

function firstText(fields: Fields, names: readonly string[]): string | undefined {
  return names.map((name) => textOf(fields[name])).find((text) => text !== undefined);
}
