import { formatDuration, type Notification, type RunFailure } from '@watchbill/model';
import { oneLine } from './one-line.ts';

/** One fact. `url` is set when there is a page to open, and is always http or https. */
export interface NotificationLine {
  readonly label: string;
  readonly text: string;
  readonly url?: string;
}

/** What a person reads. Every text is a single line without control characters; markup is the notifier's to escape. */
export interface NotificationText {
  readonly subject: string;
  readonly lines: readonly NotificationLine[];
}

const LIMIT = { subject: 180, title: 120, text: 1000, unlinked: 300, url: 2000, runbooks: 5 };

/**
 * The message that every notifier for people sends. Its lines are in the order of a reader's questions: what is wrong, since
 * when, how urgent, whose is it, what to do, where is the proof.
 */
export function renderNotification(notification: Notification): NotificationText {
  const { incident, entity, owner, check, run, failure } = notification;
  const resolved = notification.type === 'incident.resolved';
  return {
    subject: subjectOf(notification),
    lines: [
      line(resolved ? 'Why it is over' : 'What is wrong', incident.reason),
      ...(failure ? failureLines(failure, resolved) : []),
      line('Since', humanTime(incident.startedAt)),
      ...(resolved ? [line('Resolved', resolvedText(incident))] : []),
      line('Severity', incident.severity),
      line('Entity', named(entity), entity.url),
      line('Owner', owner ? named(owner) : 'nobody is recorded as the owner'),
      ...(check ? [line('Check', named(check))] : []),
      ...notification.runbooks
        .slice(0, LIMIT.runbooks)
        .map(({ title, url }) => line('Runbook', oneLine(title, LIMIT.title), url)),
      ...(run ? [line('Run', 'the run that proves it', run.url)] : []),
      line('Incident', 'state, history and deliveries', incident.url),
    ],
  };
}

/** The line as plain text: `Run: the run that proves it <https://…>`. */
export function printLine({ label, text, url }: NotificationLine): string {
  return url ? `${label}: ${text} <${url}>` : `${label}: ${text}`;
}

function subjectOf({ type, incident, entity, failure }: Notification): string {
  const title = oneLine(entity.title, LIMIT.title);
  // A failure outside any step is called `script`, which tells a reader less than its reason.
  const what = failure && failure.step !== 'script' ? lastPart(failure.step) : incident.reason;
  const tag = type === 'incident.opened' ? incident.severity : 'resolved';
  return oneLine(`[${tag}] ${title} is ${incident.state}: ${what}`, LIMIT.subject);
}

/** `checkout / payment is authorised` → `payment is authorised`. */
function lastPart(step: string): string {
  return step.split(' / ').at(-1) || step;
}

function failureLines(
  { step, expected, actual }: RunFailure,
  resolved: boolean,
): readonly NotificationLine[] {
  return [
    line(resolved ? 'Failed step' : 'Failing step', step),
    line('Expected', expected),
    line('Actual', actual),
  ];
}

function line(label: string, text: string, url?: string): NotificationLine {
  const clean = oneLine(text, LIMIT.text);
  if (url === undefined) return { label, text: clean };
  const link = linkOf(url);
  return link
    ? { label, text: clean, url: link }
    : { label, text: oneLine(`${clean} (${url})`, LIMIT.unlinked) };
}

/** Links come from descriptors too: `javascript:` and the like are shown as text, never as something to click. */
function linkOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  const usable = parsed && /^https?:$/.test(parsed.protocol) && parsed.href.length <= LIMIT.url;
  return usable ? parsed.href : undefined;
}

function named({ title, ref }: { readonly title: string; readonly ref: string }): string {
  return title === ref ? ref : `${oneLine(title, LIMIT.title)} (${ref})`;
}

function resolvedText({ startedAt, resolvedAt }: Notification['incident']): string {
  if (!resolvedAt) return 'time not recorded';
  const seconds = Math.round((Date.parse(resolvedAt) - Date.parse(startedAt)) / 1000);
  return seconds >= 0
    ? `${humanTime(resolvedAt)}, after ${formatDuration(seconds * 1000)}`
    : humanTime(resolvedAt);
}

/** `2026-03-01 03:12:09 UTC`; a text that is no time stays as it is. */
function humanTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
