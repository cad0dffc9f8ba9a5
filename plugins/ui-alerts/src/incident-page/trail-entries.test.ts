import { expect, test } from 'vitest';
import type { IncidentDetail } from '../queries/get-incident.ts';
import { trailEntries } from './trail-entries.ts';

const at = (minute: number) => `2026-11-20T22:${String(minute).padStart(2, '0')}:00.000Z`;

const INCIDENT: IncidentDetail = {
  id: 'i1',
  entity: null,
  entityRef: 'component:default/cart',
  check: null,
  state: 'RESOLVED',
  severity: 'page',
  reason: 'down',
  health: 'FAILING',
  startedAt: at(0),
  acknowledgedAt: at(5),
  acknowledgedBy: 'Ada',
  resolvedAt: at(9),
  run: null,
  owner: null,
  deliveries: [delivery('d2', 'incident.resolved', 9), delivery('d1', 'incident.opened', 1)],
};

function delivery(id: string, type: string, minute: number): IncidentDetail['deliveries'][number] {
  return {
    id,
    type,
    notifier: 'pager',
    target: 'payments',
    state: 'DELIVERED',
    attempts: 1,
    reason: null,
    lastError: null,
    createdAt: at(minute),
    nextAttemptAt: null,
    deliveredAt: at(minute),
  };
}

test('the story is told in order, a notice after what it is about', () => {
  const told = trailEntries(INCIDENT).map((entry) =>
    entry.type === 'delivery' ? entry.delivery.id : entry.type,
  );
  expect(told).toEqual(['started', 'd1', 'acknowledged', 'resolved', 'd2']);
});

test('what has not happened is not told', () => {
  const open: IncidentDetail = { ...INCIDENT, acknowledgedAt: null, resolvedAt: null, deliveries: [] };
  expect(trailEntries(open)).toEqual([{ type: 'started', at: at(0) }]);
});
