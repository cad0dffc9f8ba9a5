import { cutText } from '@watchbill/alerting';
import type { Notification } from '@watchbill/model';

/** Standard Webhooks asks for at most 20 kB; many receivers refuse more. */
export const MAX_BODY_BYTES = 20_000;

const EVIDENCE_LIMITS = [6000, 3000, 1500, 800, 400, 200];
const TITLE_LIMIT = 200;
const RUNBOOKS = 3;
/** Some 25 texts of so many characters, none of which JSON prints in more than 6 bytes, stay under the bound whatever they hold. */
const LAST_LIMIT = 100;

/** What a reader follows or compares: cut, it is worth nothing, so it goes last. */
const IDENTITIES = new Set(['id', 'ref', 'url']);

/**
 * The JSON `{ type, timestamp, data }`, at most 20,000 bytes. `timestamp` is when the event happened, so a retry has the same body.
 * Where the notification is too large its evidence is cut first, then titles and runbooks, then everything; `data.truncated`
 * says so.
 */
export function webhookBody(notification: Notification): string {
  let body = '';
  for (const candidate of candidates(notification)) {
    body = print(candidate);
    if (Buffer.byteLength(body) <= MAX_BODY_BYTES) break;
  }
  return body;
}

function print({ id: _, type, ...data }: Notification & { readonly truncated?: true }): string {
  const timestamp = (type === 'incident.resolved' && data.incident.resolvedAt) || data.incident.startedAt;
  return JSON.stringify({ type, timestamp, data });
}

/** From whole to smallest. */
function* candidates(whole: Notification) {
  // A text longer than the bound cannot fit: cut at once, so that the tries below do not print megabytes each.
  const notification = cutTexts(whole, MAX_BODY_BYTES);
  yield notification;
  for (const limit of EVIDENCE_LIMITS) yield cutEvidence(notification, limit);
  const few = {
    ...cutEvidence(notification, TITLE_LIMIT),
    runbooks: notification.runbooks.slice(0, RUNBOOKS),
  };
  yield cutTexts(few, TITLE_LIMIT, IDENTITIES);
  yield cutTexts(few, LAST_LIMIT);
}

/** The parts without a natural bound: what a service, a script or an assertion said. */
function cutEvidence(notification: Notification, limit: number) {
  const { incident, failure } = notification;
  return {
    ...notification,
    incident: { ...incident, reason: cutText(incident.reason, limit) },
    ...(failure && { failure: cutTexts(failure, limit) }),
    truncated: true as const,
  };
}

function cutTexts<T>(value: T, limit: number, keep: ReadonlySet<string> = new Set()): T {
  if (typeof value === 'string') return cutText(value, limit) as T;
  if (Array.isArray(value)) return value.map((item) => cutTexts(item, limit, keep)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    keep.has(key) ? part : cutTexts(part, limit, keep),
  ]);
  return Object.fromEntries(parts) as T;
}
