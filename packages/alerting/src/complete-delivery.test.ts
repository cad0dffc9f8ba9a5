import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { claimAll, complete, deliverAll, outbox } from '../testing/outbox.ts';
import { SHOP, seedEntities, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';

const database = useTestDatabase();

beforeEach(async () => {
  await database.db.read.incident.deleteMany();
  await database.db.read.source.deleteMany();
  await database.db.transact((tx) => seedEntities(tx, SHOP));
  await database.db.transact((tx) => applyTransitions(tx, [transition('FAILING')], context()));
});

const row = () => database.db.read.delivery.findFirst({ where: { type: 'incident.opened' } });
async function claimOne(now = NOW): Promise<ClaimedDelivery> {
  const [claimed] = await claimAll(database.db, now);
  if (!claimed) throw new Error('expected a delivery to be due');
  return claimed;
}

test('what arrived is delivered, and its last error is history', async () => {
  await complete(database.db, await claimOne(), { type: 'retry', reason: 'no answer' }, NOW);
  await complete(database.db, await claimOne(later(5)), { type: 'delivered' }, later(6));
  expect(await row()).toMatchObject({
    state: 'DELIVERED',
    attempts: 2,
    lastError: null,
    nextAttemptAt: null,
    leaseUntil: null,
    deliveredAt: later(6),
  });
});

test('what may work later is due again after a wait, and says what went wrong', async () => {
  await complete(database.db, await claimOne(), { type: 'retry', reason: 'busy', afterMs: 20_000 }, NOW);
  expect(await row()).toMatchObject({
    state: 'PENDING',
    attempts: 1,
    lastError: 'busy',
    nextAttemptAt: later(20),
    leaseUntil: null,
  });
});

test('what is refused has failed', async () => {
  await complete(database.db, await claimOne(), { type: 'reject', reason: 'no such channel' }, NOW);
  expect(await row()).toMatchObject({ state: 'FAILED', lastError: 'no such channel', nextAttemptAt: null });
});

test('an attempt that lost its lease cannot speak for the one that has it', async () => {
  const first = await claimOne();
  const second = await claimOne(later(60));
  expect(await complete(database.db, first, { type: 'reject', reason: 'too late' }, later(61))).toBe(false);
  expect(await row()).toMatchObject({ state: 'PENDING', lastError: null });
  expect(await complete(database.db, second, { type: 'delivered' }, later(61))).toBe(true);
  expect(await complete(database.db, second, { type: 'delivered' }, later(62))).toBe(false);
  expect(await row()).toMatchObject({ state: 'DELIVERED', deliveredAt: later(61) });
});

test('a recovery whose trouble could not be told is withdrawn with it', async () => {
  await deliverAll(database.db, NOW, { type: 'retry', reason: 'down' });
  await database.db.transact((tx) => applyTransitions(tx, [transition('HEALTHY')], context()));
  await deliverAll(database.db, later(5), { type: 'reject', reason: 'gone' });
  expect(await outbox(database.db)).toEqual([
    'incident.opened hook:payments FAILED',
    'incident.resolved hook:payments SUPPRESSED',
  ]);
});

test('a recovery that is refused does not undo that the trouble was told', async () => {
  await deliverAll(database.db, NOW);
  await database.db.transact((tx) => applyTransitions(tx, [transition('HEALTHY')], context()));
  await deliverAll(database.db, later(5), { type: 'reject', reason: 'gone' });
  expect(await outbox(database.db)).toEqual([
    'incident.opened hook:payments DELIVERED',
    'incident.resolved hook:payments FAILED',
  ]);
});
