import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { deliverAll } from '../testing/outbox.ts';
import { SHOP, seedEntities, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import { deliveriesOfIncidents } from './deliveries-of-incidents.ts';

const database = useTestDatabase();

test('every message of an incident is listed in order, without its content', async () => {
  const { db } = database;
  await db.transact((tx) => seedEntities(tx, SHOP));
  const [opened] = await db.transact((tx) => applyTransitions(tx, [transition('FAILING')], context()));
  await deliverAll(db, NOW);
  await db.transact((tx) => applyTransitions(tx, [transition('HEALTHY')], context({ now: later(60) })));
  const rows = await deliveriesOfIncidents(db.read, [opened?.incidentId ?? '']);
  expect(rows.map(({ type, state }) => [type, state])).toEqual([
    ['incident.opened', 'DELIVERED'],
    ['incident.resolved', 'PENDING'],
  ]);
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
    'attempts',
    'createdAt',
    'deliveredAt',
    'id',
    'incidentId',
    'lastError',
    'nextAttemptAt',
    'notifier',
    'reason',
    'state',
    'target',
    'type',
  ]);
  expect(await deliveriesOfIncidents(db.read, [])).toEqual([]);
});
