import { expect, test } from 'vitest';
import { describeWebhook } from './webhook-text.ts';

const OPENED = {
  type: 'incident.opened',
  timestamp: '2026-11-20T22:00:00Z',
  data: {
    incident: {
      id: 'i1',
      severity: 'page',
      state: 'FAILING',
      reason: 'payment is authorised failed twice',
      startedAt: '2026-11-20T22:00:00Z',
      url: 'http://127.0.0.1:9282/incidents/i1',
    },
    entity: {
      ref: 'component:default/payments',
      title: 'Payments',
      url: 'http://127.0.0.1:9282/catalog/payments',
    },
    owner: { ref: 'group:default/payments', title: 'Payments team' },
    failure: { step: 'Hold money / payment is authorised', expected: 'status 201', actual: 'status 503' },
    runbooks: [{ title: 'Payments', url: 'http://127.0.0.1:9282/runbooks/1' }],
  },
};
const { failure: _, ...WITHOUT_FAILURE } = OPENED.data;
const RESOLVED = {
  type: 'incident.resolved',
  data: {
    ...WITHOUT_FAILURE,
    incident: { ...OPENED.data.incident, state: 'HEALTHY', reason: 'it works again' },
  },
};

test.each([
  ['an incident opens', OPENED, '[page] Payments is FAILING: payment is authorised'],
  ['an incident ends', RESOLVED, '[resolved] Payments is HEALTHY: it works again'],
  ['a title', { title: 'Disk is full', text: 'sda1' }, 'Disk is full'],
  ['no title but a text: its first line', { text: 'Disk is full\nsda1' }, 'Disk is full'],
  ['nothing that reads like words', { ok: true }, 'A webhook'],
  ['no object at all', [1, 2], 'A webhook'],
  ['nothing', null, 'A webhook'],
])('finds a subject: %s', (_reason, body, subject) => {
  expect(describeWebhook(body).subject).toBe(subject);
});

test('tells an incident whole', () => {
  expect(describeWebhook(OPENED).text).toBe(
    [
      'payment is authorised failed twice',
      'Step: Hold money / payment is authorised',
      'Expected: status 201',
      'Actual: status 503',
      'Since: 2026-11-20T22:00:00Z',
      'Owner: Payments team',
      'Runbook Payments: http://127.0.0.1:9282/runbooks/1',
      'Incident: http://127.0.0.1:9282/incidents/i1',
    ].join('\n'),
  );
});

test('shows JSON it does not know as JSON', () => {
  expect(describeWebhook({ ok: true }).text).toBe('{\n  "ok": true\n}');
});
