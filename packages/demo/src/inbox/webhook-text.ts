type Fields = Readonly<Record<string, unknown>>;

/** Where senders put their headline and their words: Watchbill, Alertmanager, Grafana, Slack-like chats. */
const SUBJECTS = ['title', 'subject', 'summary'] as const;
const TEXTS = ['text', 'message', 'description'] as const;

/** What a person reads of a webhook, whatever JSON it brought. */
export function describeWebhook(body: unknown): { readonly subject: string; readonly text: string } {
  const fields = asFields(body);
  if (fields.incident !== undefined) return describeIncident(fields);
  const text = firstText(fields, TEXTS);
  const subject = firstText(fields, SUBJECTS) ?? text?.split('\n')[0] ?? 'A webhook';
  return { subject: subject.slice(0, 200), text: text ?? JSON.stringify(body, null, 2) };
}

function describeIncident(body: Fields): { readonly subject: string; readonly text: string } {
  const [incident, entity, owner, check, failure, run] = [
    body.incident,
    body.entity,
    body.owner,
    body.check,
    body.failure,
    body.run,
  ].map(asFields) as [Fields, Fields, Fields, Fields, Fields, Fields];
  const name = textOf(entity.title) ?? textOf(entity.ref) ?? 'something';
  const state =
    body.type === 'incident.resolved' ? 'works again' : `is ${textOf(incident.state) ?? 'in trouble'}`;
  const severity = textOf(incident.severity);
  const runbooks = Array.isArray(body.runbooks) ? body.runbooks.map(asFields) : [];
  const lines: readonly (readonly [string, unknown])[] = [
    ['', incident.reason],
    ['Step: ', failure.step],
    ['Expected: ', failure.expected],
    ['Actual: ', failure.actual],
    ['Check: ', check.title],
    ['Owner: ', owner.title],
    ...runbooks.map((runbook) => [`Runbook ${textOf(runbook.title) ?? ''}: `, runbook.url] as const),
    ['Run: ', run.url],
    ['Incident: ', incident.url],
  ];
  return {
    subject: `${severity === undefined ? '' : `[${severity}] `}${name} ${state}`,
    text: lines.flatMap(([label, value]) => (textOf(value) ? [`${label}${value}`] : [])).join('\n'),
  };
}

function firstText(fields: Fields, names: readonly string[]): string | undefined {
  return names.map((name) => textOf(fields[name])).find((text) => text !== undefined);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
