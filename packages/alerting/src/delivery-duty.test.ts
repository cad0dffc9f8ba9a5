import { listen } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import type { EntityTransition } from '@watchbill/health';
import type { Contact } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { eventually } from '../testing/eventually.ts';
import { createInbox, type Inbox } from '../testing/inbox.ts';
import { claimAll, complete, outbox } from '../testing/outbox.ts';
import { component, SHOP, seedEntities, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import { DELIVERY_PENDING } from './channels.ts';
import { createDeliveryDuty, type DeliveryDuty, type DeliveryDutyOptions } from './delivery-duty.ts';

const database = useTestDatabase();
let now: Date;
let duties: DeliveryDuty[];
let errors: unknown[];

beforeEach(async () => {
  await database.db.read.incident.deleteMany();
  await database.db.read.source.deleteMany();
  await database.db.transact((tx) => seedEntities(tx, SHOP));
  now = NOW;
  duties = [];
  errors = [];
});

afterEach(async () => {
  await Promise.all(duties.map((duty) => duty.stop()));
  expect(errors).toEqual([]);
});

function start(notifiers: readonly Inbox[], more: Partial<DeliveryDutyOptions> = {}): DeliveryDuty {
  const onError = (error: unknown) => void errors.push(error);
  const fixed = { db: database.db, clock: () => now, random: () => 0, concurrency: 4, onError };
  const duty = createDeliveryDuty({ ...fixed, notifiers, ...more });
  duties.push(duty);
  return duty;
}

function fastForward(seconds: number): void {
  now = later(seconds, now);
  for (const duty of duties) duty.wake();
}

async function apply(...transitions: readonly EntityTransition[]): Promise<void> {
  await database.db.transact((tx) => applyTransitions(tx, transitions, context({ now })));
  for (const duty of duties) duty.wake();
}

/** Trouble of `count` entities whose messages all go to this contact. */
async function manyTroubles(count: number, contact: Contact): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `${contact.notifier}-part${index}`);
  await database.db.transact((tx) =>
    seedEntities(
      tx,
      names.map((name) => component(name)),
    ),
  );
  const transitions = names.map((name) => transition('FAILING', { ref: `component:default/${name}` }));
  const given = context({
    now,
    notifierIds: [contact.notifier],
    routes: { routes: [], fallback: [contact] },
  });
  await database.db.transact((tx) => applyTransitions(tx, transitions, given));
}

const pendingRow = () => database.db.read.delivery.findFirstOrThrow({ where: { state: 'PENDING' } });

describe('a story', () => {
  test('trouble is told, then recovery, to the same target', async () => {
    const inbox = createInbox('hook');
    start([inbox]);
    await apply(transition('FAILING'));
    await eventually(() => inbox.story).toEqual(['incident.opened payments']);
    await eventually(() => outbox(database.db)).toEqual(['incident.opened hook:payments DELIVERED']);
    await apply(transition('HEALTHY'));
    await eventually(() => inbox.story).toEqual(['incident.opened payments', 'incident.resolved payments']);
    await expect
      .poll(() => outbox(database.db))
      .toEqual(['incident.opened hook:payments DELIVERED', 'incident.resolved hook:payments DELIVERED']);
  });

  test('a notifier is down, recovery comes meanwhile, and all arrives in order once it is up', async () => {
    const inbox = createInbox('hook');
    inbox.answer({ type: 'retry', reason: '503 Service Unavailable' });
    start([inbox]);
    await apply(transition('FAILING'));
    await expect
      .poll(pendingRow)
      .toMatchObject({ attempts: 1, lastError: '503 Service Unavailable', nextAttemptAt: later(5) });
    fastForward(5);
    await eventually(pendingRow).toMatchObject({ attempts: 2, nextAttemptAt: later(20) });
    await apply(transition('HEALTHY'));
    inbox.answer('delivered');
    fastForward(15);
    await eventually(() => inbox.story).toEqual(['incident.opened payments', 'incident.resolved payments']);
    expect(inbox.received[0]?.notification.id).not.toBe(inbox.received[1]?.notification.id);
  });

  test('a notifier that is down for a day is given up, with its last error', async () => {
    const inbox = createInbox('hook');
    inbox.answer({ type: 'retry', reason: 'no route to host' });
    start([inbox]);
    await apply(transition('FAILING'));
    await eventually(pendingRow).toMatchObject({ attempts: 1, lastError: 'no route to host' });
    fastForward(86_400);
    await eventually(() => outbox(database.db)).toEqual(['incident.opened hook:payments FAILED']);
    const row = await database.db.read.delivery.findFirst();
    expect(row?.lastError).toBe('no route to host (given up after 2 attempts in 24 hours)');
  });

  test('a process dies between claim and completion: another sends the same message and completes it once', async () => {
    await apply(transition('FAILING'));
    const [lost] = await claimAll(database.db, now);
    const inbox = createInbox('hook');
    start([inbox]);
    fastForward(44);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(inbox.story).toEqual([]);
    fastForward(1);
    await eventually(() => inbox.received.map(({ notification }) => notification.id)).toEqual([lost?.id]);
    await eventually(() => outbox(database.db)).toEqual(['incident.opened hook:payments DELIVERED']);
    // The dead one comes back from a long pause and has nothing to say any more.
    if (lost) expect(await complete(database.db, lost, { type: 'reject', reason: 'late' }, now)).toBe(false);
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments DELIVERED']);
  });

  test('a message waits for its time and not for a wake', async () => {
    const inbox = createInbox('hook');
    start([inbox], { clock: () => new Date() });
    now = new Date(Date.now() + 300);
    await apply(transition('FAILING'));
    await eventually(() => inbox.story).toEqual(['incident.opened payments']);
  });
});

describe('side by side', () => {
  test('two duties on one database send each message once', async () => {
    const inbox = createInbox('hook');
    await manyTroubles(20, { notifier: 'hook', target: 'desk' });
    start([inbox]);
    start([inbox]);
    await eventually(() => inbox.received.length).toBe(20);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(new Set(inbox.received.map(({ notification }) => notification.id)).size).toBe(20);
    expect(inbox.received.length).toBe(20);
  });

  test('never more than so many attempts are under way', async () => {
    const inbox = createInbox('hook');
    await manyTroubles(20, { notifier: 'hook', target: 'desk' });
    start([inbox], { concurrency: 3 });
    await eventually(() => inbox.received.length).toBe(20);
    expect(inbox.busiest).toBe(3);
  });

  test('a notifier that hangs leaves the others their part', async () => {
    const hanging = createInbox('slow');
    hanging.answer('hang');
    const inbox = createInbox('hook');
    await manyTroubles(20, { notifier: 'slow', target: 'desk' });
    await manyTroubles(10, { notifier: 'hook', target: 'desk' });
    start([hanging, inbox]);
    await eventually(() => inbox.received.length).toBe(10);
    expect(hanging.busiest).toBe(2);
  });

  test('a notifier that this process does not have is left to one that has it', async () => {
    const inbox = createInbox('hook');
    start([createInbox('mail')]);
    await apply(transition('FAILING'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await pendingRow()).toMatchObject({ attempts: 0 });
    start([inbox]);
    await eventually(() => inbox.story).toEqual(['incident.opened payments']);
  });

  test('a notifier that no process has comes to be named as the error', async () => {
    start([createInbox('mail')]);
    await apply(transition('FAILING'));
    fastForward(60);
    await expect
      .poll(pendingRow)
      .toMatchObject({ attempts: 1, lastError: expect.stringContaining("no notifier 'hook'") });
  });
});

describe('wake and stop', () => {
  test('the channel tells when to wake', async () => {
    const inbox = createInbox('hook');
    const duty = start([inbox]);
    const listener = await listen(database.url, { [DELIVERY_PENDING]: () => duty.wake() });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = performance.now();
    await database.db.transact((tx) => applyTransitions(tx, [transition('FAILING')], context()));
    await eventually(() => inbox.story).toEqual(['incident.opened payments']);
    expect(performance.now() - started).toBeLessThan(4_000);
    await listener.close();
  });

  test('a stop cuts off what is under way and leaves it to be sent again', async () => {
    const inbox = createInbox('hook');
    inbox.answer('hang');
    const duty = start([inbox]);
    await apply(transition('FAILING'));
    await eventually(() => inbox.busiest).toBe(1);
    await duty.stop();
    expect(await pendingRow()).toMatchObject({
      leaseUntil: null,
      lastError: 'Watchbill was stopped during the attempt.',
    });
    inbox.answer('delivered');
    start([inbox]);
    fastForward(5);
    await eventually(() => inbox.story).toEqual(['incident.opened payments']);
  });

  test('an idle duty stops at once', async () => {
    const duty = start([createInbox('hook')]);
    const started = performance.now();
    await duty.stop();
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
