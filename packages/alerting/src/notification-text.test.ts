import type { Notification } from '@watchbill/model';
import { expect, test } from 'vitest';
import { OPENED, RESOLVED } from '../contract/sample-notification.ts';
import { printLine, renderNotification } from './notification-text.ts';

const { failure: _failure, owner: _owner, ...WITHOUT_FAILURE_AND_OWNER } = OPENED;
const failing = (step: string): Notification => ({
  ...OPENED,
  failure: { step, expected: 'a', actual: 'b' },
});
const printed = (notification: Notification) => renderNotification(notification).lines.map(printLine);

test('answers what is wrong, since when, whose it is, what to do and where the proof is, in this order', () => {
  expect(printed(OPENED)).toEqual([
    'What is wrong: check checkout-flow failed twice in a row',
    'Failing step: checkout / payment is authorised',
    'Expected: status is 201',
    'Actual: 502 Bad Gateway after 1204 ms',
    'Since: 2026-03-01 03:12:09 UTC',
    'Severity: page',
    'Entity: Payments (component:default/payments) <http://127.0.0.1:9282/catalog/component/default/payments>',
    'Owner: Team Money (group:default/team-money)',
    'Check: Checkout flow (check:default/checkout-flow)',
    'Runbook: Payments is down <https://runbooks.example.com/payments-down?from=page>',
    'Runbook: Failover of the gateway <https://runbooks.example.com/gateway>',
    'Run: the run that proves it <http://127.0.0.1:9282/runs/run-4711>',
    'Incident: state, history and deliveries <http://127.0.0.1:9282/incidents/019a2f61-7d1e-7c55-9a63-aaaaaaaaaaaa>',
  ]);
});

test('says of an incident that is over when it ended and why', () => {
  const lines = printed(RESOLVED);
  expect(lines).toContain('Why it is over: passed twice in a row');
  expect(lines).toContain('Resolved: 2026-03-01 03:24:39 UTC, after 12m30s');
});

test.each<[string, Notification, string]>([
  ['the check of the failing step', OPENED, '[page] Payments is FAILING: payment is authorised'],
  ['a step without a group', failing('cart is empty'), '[page] Payments is FAILING: cart is empty'],
  ['nested groups', failing('a / b / c is d'), '[page] Payments is FAILING: c is d'],
  ['a name that ends in a separator', failing('a / '), '[page] Payments is FAILING: a /'],
  [
    'a script that broke',
    failing('script'),
    '[page] Payments is FAILING: check checkout-flow failed twice in a row',
  ],
  [
    'no failure',
    WITHOUT_FAILURE_AND_OWNER,
    '[page] Payments is FAILING: check checkout-flow failed twice in a row',
  ],
  ['resolved', RESOLVED, '[resolved] Payments is HEALTHY: passed twice in a row'],
  ['line breaks', failing('a\r\nBcc: b@example.com'), '[page] Payments is FAILING: a Bcc: b@example.com'],
])('subject: %s', (_why, notification, subject) => {
  expect(renderNotification(notification).subject).toBe(subject);
});

test('a subject has an end', () => {
  const { subject } = renderNotification({
    ...failing('x'.repeat(1e6)),
    entity: { ...OPENED.entity, title: 'y'.repeat(1e6) },
  });
  expect(subject).toHaveLength(180);
  expect(subject).toMatch(/^\[page\] y+… is FAILING: x+…$/);
});

test('says that nobody owns it', () => {
  expect(printed(WITHOUT_FAILURE_AND_OWNER)).toContain('Owner: nobody is recorded as the owner');
});

test.each([
  ['a script', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['no URL', 'see the wiki'],
  ['too long to be followed', `https://example.com/${'x'.repeat(3000)}`],
])('a runbook that is %s is shown, not linked', (_why, url) => {
  const { lines } = renderNotification({ ...OPENED, runbooks: [{ title: 'Runbook', url }] });
  const line = lines.find(({ label }) => label === 'Runbook');
  expect(line).not.toHaveProperty('url');
  expect(line?.text).toContain(url.slice(0, 100));
});

test('a time that is none is shown as it is', () => {
  expect(printed({ ...OPENED, incident: { ...OPENED.incident, startedAt: 'yesterday' } })).toContain(
    'Since: yesterday',
  );
});
