import { asFields, type Fields, textOf } from './json-fields.ts';

/** A notification of Watchbill, the `data` of its webhook, as a chat would show it. */
export function describeIncident(type: string | undefined, data: Fields) {
  const incident = asFields(data.incident);
  const entity = asFields(data.entity);
  const failure = asFields(data.failure);
  const resolved = type === 'incident.resolved';
  const name = textOf(entity.title) ?? textOf(entity.ref) ?? 'Something';
  const state = textOf(incident.state) ?? (resolved ? 'well again' : 'in trouble');
  const what = textOf(failure.step)?.split(' / ').at(-1) ?? textOf(incident.reason) ?? '';
  const tag = resolved ? 'resolved' : (textOf(incident.severity) ?? 'incident');
  return { subject: `[${tag}] ${name} is ${state}: ${what}`.slice(0, 200), text: linesOf(data).join('\n') };
}

function linesOf(data: Fields): readonly string[] {
  const incident = asFields(data.incident);
  const failure = asFields(data.failure);
  const runbooks = Array.isArray(data.runbooks) ? data.runbooks.map(asFields) : [];
  const lines: readonly (readonly [string, unknown])[] = [
    ['', incident.reason],
    ['Step: ', failure.step],
    ['Expected: ', failure.expected],
    ['Actual: ', failure.actual],
    ['Since: ', incident.startedAt],
    ['Resolved: ', incident.resolvedAt],
    ['Owner: ', asFields(data.owner).title],
    ['Check: ', asFields(data.check).title],
    ...runbooks.map(({ title, url }) => [`Runbook ${textOf(title) ?? ''}: `, url] as const),
    ['Run: ', asFields(data.run).url],
    ['Incident: ', incident.url],
  ];
  return lines.flatMap(([label, value]) => (textOf(value) ? [`${label}${value}`] : []));
}
