import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { deliverAll } from '../testing/outbox.ts';
import { CART_FLOW, SHOP, seedEntities, seedRun, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import { closeUnwatchedIncidents } from './close-unwatched-incidents.ts';

const database = useTestDatabase();

test('an incident ends with the last check of its entity, and is told as unknown', async () => {
  const { db } = database;
  const close = () => db.transact((tx) => closeUnwatchedIncidents(tx, context({ now: later(60) })));
  await db.transact((tx) => seedEntities(tx, SHOP));
  await seedRun(db.read, CART_FLOW);
  const [opened] = await db.transact((tx) => applyTransitions(tx, [transition('FAILING')], context()));
  await deliverAll(db, NOW);
  expect(await close()).toEqual([]);

  await db.read.check.deleteMany();
  expect(await close()).toEqual([{ ...opened, action: 'resolve' }]);
  expect(await db.read.incident.findFirst()).toMatchObject({ state: 'RESOLVED', resolvedAt: later(60) });
  const told = await db.read.delivery.findFirst({ where: { type: 'incident.resolved' } });
  expect(told).toMatchObject({ state: 'PENDING', notification: { incident: { state: 'UNKNOWN' } } });
  expect(await close()).toEqual([]);
});
