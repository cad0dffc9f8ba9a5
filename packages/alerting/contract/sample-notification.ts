import type { Notification } from '@watchbill/model';

/** An incident as it opens, every field filled, each value found nowhere else. */
export const OPENED: Notification = {
  id: '019a2f61-7d1e-7c55-9a63-0d9f5f7a1c01',
  type: 'incident.opened',
  incident: {
    id: '019a2f61-7d1e-7c55-9a63-aaaaaaaaaaaa',
    severity: 'page',
    state: 'FAILING',
    reason: 'check checkout-flow failed twice in a row',
    startedAt: '2026-03-01T03:12:09.000Z',
    url: 'http://127.0.0.1:9282/incidents/019a2f61-7d1e-7c55-9a63-aaaaaaaaaaaa',
  },
  entity: {
    ref: 'component:default/payments',
    title: 'Payments',
    url: 'http://127.0.0.1:9282/catalog/component/default/payments',
  },
  owner: { ref: 'group:default/team-money', title: 'Team Money' },
  check: { ref: 'check:default/checkout-flow', title: 'Checkout flow' },
  run: { id: 'run-4711', url: 'http://127.0.0.1:9282/runs/run-4711' },
  failure: {
    step: 'checkout / payment is authorised',
    expected: 'status is 201',
    actual: '502 Bad Gateway after 1204 ms',
  },
  runbooks: [
    { title: 'Payments is down', url: 'https://runbooks.example.com/payments-down?from=page' },
    { title: 'Failover of the gateway', url: 'https://runbooks.example.com/gateway' },
  ],
};

/** The same incident's end: no failure, the run that proves the recovery. */
export const RESOLVED: Notification = {
  id: '019a2f61-7d1e-7c55-9a63-0d9f5f7a1c02',
  type: 'incident.resolved',
  incident: {
    ...OPENED.incident,
    state: 'HEALTHY',
    reason: 'passed twice in a row',
    resolvedAt: '2026-03-01T03:24:39.000Z',
  },
  entity: OPENED.entity,
  owner: { ref: 'group:default/team-money', title: 'Team Money' },
  run: { id: 'run-4712', url: 'http://127.0.0.1:9282/runs/run-4712' },
  runbooks: OPENED.runbooks,
};

/** `OPENED` with `text` wherever a person, a script or a service may write. */
export function notificationOf(text: string): Notification {
  return {
    ...OPENED,
    incident: { ...OPENED.incident, reason: text },
    entity: { ...OPENED.entity, title: text },
    owner: { ref: 'group:default/team-money', title: text },
    check: { ref: 'check:default/checkout-flow', title: text },
    failure: { step: text, expected: text, actual: text },
    runbooks: [
      { title: text, url: text },
      { title: text, url: `https://runbooks.example.com/?q=${text}` },
    ],
  };
}
