import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { claimAll, complete, deliverAll } from '../testing/outbox.ts';
import { component, seedEntities, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import { claimDeliveries, type DeliveryClaim } from './claim-deliveries.ts';

const database = useTestDatabase();

beforeEach(async () => {
  await database.db.read.incident.deleteMany();
  await database.db.read.source.deleteMany();
});

/** One incident for each target, `notifier:target`, a second apart. */
async function seedDeliveries(...targets: readonly string[]): Promise<void> {
  const names = targets.map((_target, index) => `part${index}`);
  await database.db.transact((tx) =>
    seedEntities(
      tx,
      names.map((name) => component(name)),
    ),
  );
  for (const [index, text] of targets.entries()) {
    const [notifier = '', target = ''] = text.split(':');
    const routes = { routes: [], fallback: [{ notifier, target }] };
    const trouble = transition('FAILING', { ref: `component:default/part${index}` });
    const now = later(index - targets.length);
    await database.db.transact((tx) =>
      applyTransitions(tx, [trouble], context({ now, routes, notifierIds: [notifier] })),
    );
  }
}

const claim = (more: Partial<DeliveryClaim> = {}) =>
  database.db.transact((tx) => claimDeliveries(tx, { now: NOW, limit: 10, leaseMs: 45_000, ...more }));
const targetsOf = (claimed: readonly { notifier: string; target: string }[]) =>
  claimed.map(({ notifier, target }) => `${notifier}:${target}`).sort();

test('takes the longest waiting first, and each once', async () => {
  await seedDeliveries('hook:1', 'hook:2', 'hook:3');
  expect(targetsOf(await claim({ limit: 2 }))).toEqual(['hook:1', 'hook:2']);
  expect(targetsOf(await claim({ limit: 2 }))).toEqual(['hook:3']);
  expect(await claim()).toEqual([]);
});

test('many at once never take the same', async () => {
  const targets = Array.from({ length: 24 }, (_, index) => `hook:${index}`);
  await seedDeliveries(...targets);
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim({ limit: 5 })));
  const taken = claims.flat().map(({ id }) => id);
  expect(new Set(taken).size).toBe(taken.length);
  expect(targetsOf([...claims.flat(), ...(await claim({ limit: 24 }))])).toEqual([...targets].sort());
});

test('leaves what is not due yet', async () => {
  await seedDeliveries('hook:1');
  expect(await claim({ now: later(-2) })).toEqual([]);
});

test('takes again what nobody completed in time, as the same message with a newer epoch', async () => {
  await seedDeliveries('hook:1');
  const [first] = await claim();
  expect(await claim({ now: later(44) })).toEqual([]);
  const [second] = await claim({ now: later(45) });
  expect(second?.notification).toEqual(first?.notification);
  expect([first?.epoch, second?.epoch]).toEqual([1, 2]);
});

test('the many of one notifier leave room for the few of another', async () => {
  await seedDeliveries('slow:1', 'slow:2', 'slow:3', 'slow:4', 'hook:1');
  expect(targetsOf(await claim({ limit: 3, perNotifier: 2 }))).toEqual(['hook:1', 'slow:1', 'slow:2']);
});

test('attempts under way count against their notifier', async () => {
  await seedDeliveries('slow:1', 'slow:2', 'hook:1');
  expect(targetsOf(await claim({ perNotifier: 2, busy: { slow: 1 } }))).toEqual(['hook:1', 'slow:1']);
  expect(await claim({ perNotifier: 2, busy: { slow: 5 } })).toEqual([]);
});

test('what belongs to a notifier that is not here is taken only when nobody did for a minute', async () => {
  await seedDeliveries('mail:1', 'hook:1');
  expect(targetsOf(await claim({ notifiers: ['hook'] }))).toEqual(['hook:1']);
  expect(targetsOf(await claim({ notifiers: ['hook'], now: later(57) }))).toEqual(['hook:1']);
  expect(targetsOf(await claim({ notifiers: ['hook'], now: later(58) }))).toEqual(['mail:1']);
});

test('a recovery waits for the message of the trouble to the same target, and for no other', async () => {
  const ref = 'component:default/part0';
  await database.db.transact((tx) => seedEntities(tx, [component('part0')]));
  const fallback = [
    { notifier: 'hook', target: 'a' },
    { notifier: 'hook', target: 'b' },
  ];
  const given = context({ routes: { routes: [], fallback } });
  await database.db.transact((tx) => applyTransitions(tx, [transition('FAILING', { ref })], given));
  for (const delivery of await claimAll(database.db, NOW)) {
    const ok = delivery.target === 'a';
    await complete(
      database.db,
      delivery,
      ok ? { type: 'delivered' } : { type: 'retry', reason: 'down' },
      NOW,
    );
  }
  await database.db.transact((tx) => applyTransitions(tx, [transition('HEALTHY', { ref })], given));
  expect(await deliverAll(database.db, later(1))).toEqual(['incident.resolved hook:a']);
  expect(await deliverAll(database.db, later(6))).toEqual(['incident.opened hook:b']);
  expect(await deliverAll(database.db, later(6))).toEqual(['incident.resolved hook:b']);
});
