/** Long because it tells one story: an incident from its opening to its end, in every order that events can come in. */
import { useTestDatabase } from '@watchbill/harness';
import type { EntityTransition } from '@watchbill/health';
import { beforeEach, describe, expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { claimAll, complete, deliverAll, outbox } from '../testing/outbox.ts';
import {
  CART,
  CART_FLOW,
  component,
  group,
  PAYMENTS,
  SHOP,
  seedEntities,
  seedRun,
  transition,
} from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import type { TransitionContext } from './transition-context.ts';

const database = useTestDatabase();

beforeEach(async () => {
  await database.db.read.incident.deleteMany();
  await database.db.read.source.deleteMany();
});

const apply = (
  transitions: EntityTransition | readonly EntityTransition[],
  more?: Partial<TransitionContext>,
) => database.db.transact((tx) => applyTransitions(tx, [transitions].flat(), context(more)));
const seed = (entities = SHOP) => database.db.transact((tx) => seedEntities(tx, entities));
const incidents = () => database.db.read.incident.findMany();
const deliveries = () =>
  database.db.read.delivery.findMany({ orderBy: [{ type: 'asc' }, { target: 'asc' }] });
const FAILURE = { step: 'cart / opens', expected: 'status is 200', actual: '503' };

describe('trouble', () => {
  test('opens an incident and tells the owner everything needed to start work', async () => {
    await seed();
    const runId = await seedRun(database.db.read, CART_FLOW, FAILURE);
    const [change] = await apply(transition('FAILING', { runId }));
    expect(await incidents()).toMatchObject([
      {
        id: change?.incidentId,
        entityRef: CART,
        checkRef: CART_FLOW,
        ownerRef: PAYMENTS,
        runId,
        state: 'OPEN',
        severity: 'page',
        health: 'FAILING',
        reason: 'The cart does not open.',
        startedAt: new Date('2026-03-01T03:10:55.000Z'),
        openedAt: new Date('2026-03-01T03:12:00.000Z'),
      },
    ]);
    const [delivery, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({
      state: 'PENDING',
      notifier: 'hook',
      target: 'payments',
      nextAttemptAt: NOW,
    });
    expect(delivery?.notification).toEqual({
      id: delivery?.id,
      type: 'incident.opened',
      incident: {
        id: change?.incidentId,
        severity: 'page',
        state: 'FAILING',
        reason: 'The cart does not open.',
        startedAt: '2026-03-01T03:10:55.000Z',
        url: `https://watchbill.test/incidents/${change?.incidentId}`,
      },
      entity: { ref: CART, title: 'Cart', url: 'https://watchbill.test/catalog/component/default/cart' },
      owner: { ref: PAYMENTS, title: 'payments' },
      check: { ref: CART_FLOW, title: 'Cart flow' },
      run: { id: runId, url: `https://watchbill.test/runs/${runId}` },
      failure: FAILURE,
      runbooks: [
        { title: 'Runbook', url: 'https://watchbill.test/catalog/component/default/cart#runbook' },
        { title: 'Wiki', url: 'https://wiki.test/cart' },
      ],
    });
  });

  test('goes up to the parent group of an owner without contacts', async () => {
    await seed([
      component('cart', { owner: 'payments' }),
      group('payments', undefined, { parent: 'shop' }),
      group('shop', 'hook:shop'),
    ]);
    await apply(transition('FAILING'));
    expect(await outbox(database.db)).toEqual(['incident.opened hook:shop PENDING']);
  });

  test('goes up to the groups of a user without contacts', async () => {
    const user = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'ada' },
      spec: { memberOf: ['payments'] },
    };
    await seed([component('cart', { owner: 'user:ada' }), user, group('payments', 'hook:payments')]);
    await apply(transition('FAILING'));
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments PENDING']);
  });

  test.each([
    {
      case: 'has no owner',
      entity: component('cart'),
      says: /^nobody is told: component:default\/cart has no owner/,
    },
    {
      case: 'has an owner that does not exist',
      entity: component('cart', { owner: 'gone' }),
      says: /group:default\/gone, which is not in the catalog/,
    },
  ])('of an entity that $case shows that nobody is told', async ({ entity, says }) => {
    await seed([entity]);
    await apply(transition('FAILING'));
    expect(await deliveries()).toMatchObject([
      {
        notifier: '',
        target: '',
        state: 'SUPPRESSED',
        nextAttemptAt: null,
        reason: expect.stringMatching(says),
      },
    ]);
  });

  test('of an entity that has left the catalog still opens', async () => {
    await apply(transition('FAILING'), {
      routes: { routes: [], fallback: [{ notifier: 'hook', target: 'desk' }] },
    });
    expect(await deliveries()).toMatchObject([
      { target: 'desk', state: 'PENDING', notification: { entity: { title: 'cart' } } },
    ]);
  });

  test('is sent along the routes of the configuration by system when owners have no contact', async () => {
    await seed([component('cart', { system: 'shop' })]);
    await seed([
      { apiVersion: 'backstage.io/v1alpha1', kind: 'System', metadata: { name: 'shop' }, spec: {} },
    ]);
    const match = { system: ['system:default/shop'] };
    const routes = {
      routes: [{ place: 'routes[0]', match, notify: [{ notifier: 'hook', target: 'desk' }] }],
      fallback: [],
    };
    await apply(transition('FAILING'), { routes });
    expect(await outbox(database.db)).toEqual(['incident.opened hook:desk PENDING']);
  });

  test('at a contact whose notifier is missing says which', async () => {
    await seed();
    await apply(transition('FAILING'), { notifierIds: ['mail'] });
    expect(await outbox(database.db)).toEqual([
      'incident.opened : SUPPRESSED',
      'incident.opened hook:payments SUPPRESSED',
      'incident.opened hook:shop SUPPRESSED',
    ]);
    expect((await deliveries())[1]?.reason).toContain("no notifier 'hook'");
  });

  test('of severity info is visible and sent to nobody', async () => {
    await seed();
    await apply(transition('FAILING', { severity: 'info' }));
    expect(await incidents()).toMatchObject([{ state: 'OPEN', severity: 'info' }]);
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments SUPPRESSED']);
  });

  test('that two processes see at once opens one incident', async () => {
    await seed();
    const both = await Promise.all([apply(transition('FAILING')), apply(transition('FAILING'))]);
    expect(both.flat().map(({ action }) => action)).toEqual(['open']);
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments PENDING']);
  });

  test('without a verdict opens nothing', async () => {
    await seed();
    expect(await apply([transition('UNKNOWN'), transition('HEALTHY')])).toEqual([]);
    expect(await incidents()).toEqual([]);
  });

  test('whose transaction fails leaves nothing behind', async () => {
    await seed();
    const failed = database.db.transact(async (tx) => {
      await applyTransitions(tx, [transition('FAILING')], context());
      throw new Error('the run could not be recorded');
    });
    await expect(failed).rejects.toThrow('could not be recorded');
    expect([await incidents(), await deliveries()]).toEqual([[], []]);
  });

  test('that comes and goes in one batch is decided in order', async () => {
    await seed();
    const changes = await apply([transition('DEGRADED'), transition('FAILING'), transition('HEALTHY')]);
    expect(changes.map(({ action }) => action)).toEqual(['open', 'worsen', 'resolve']);
    expect(await incidents()).toMatchObject([{ state: 'RESOLVED', health: 'FAILING' }]);
  });
});

describe('trouble that gets worse', () => {
  const worse = transition('FAILING', { from: 'DEGRADED', reason: 'The cart is gone.', runId: null });

  test('tells again, as a new message of the same delivery', async () => {
    await seed();
    await apply(transition('DEGRADED', { severity: 'ticket' }));
    await deliverAll(database.db, NOW);
    const [told] = await deliveries();
    await apply(worse, { now: later(600) });
    const [again, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(again).toMatchObject({
      id: told?.id,
      state: 'PENDING',
      attempts: 0,
      deliveredAt: NOW,
      createdAt: later(600),
    });
    expect(again?.notification).toMatchObject({
      incident: { state: 'FAILING', severity: 'page', reason: 'The cart is gone.' },
    });
    expect(again?.notification).not.toMatchObject({ id: told?.id });
    expect(await incidents()).toMatchObject([
      { health: 'FAILING', severity: 'page', startedAt: new Date('2026-03-01T03:10:55.000Z') },
    ]);
  });

  test('wakes those whom severity info had spared', async () => {
    await seed();
    await apply(transition('DEGRADED', { severity: 'info' }));
    await apply(worse);
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments PENDING']);
  });

  test('while a message is under way goes out right after it', async () => {
    await seed();
    await apply(transition('DEGRADED'));
    const [underWay] = await claimAll(database.db, NOW);
    await apply(worse);
    expect(await claimAll(database.db, later(1))).toEqual([]);
    if (underWay) expect(await complete(database.db, underWay, { type: 'delivered' }, later(2))).toBe(true);
    expect(await claimAll(database.db, later(2))).toMatchObject([
      { notification: { incident: { state: 'FAILING' } } },
    ]);
  });

  test('stays with whoever acknowledged it', async () => {
    await seed();
    await apply(transition('DEGRADED'));
    await database.db.read.incident.updateMany({ data: { state: 'ACKNOWLEDGED', acknowledgedBy: 'ada' } });
    await apply(worse);
    expect(await incidents()).toMatchObject([{ state: 'ACKNOWLEDGED', acknowledgedBy: 'ada' }]);
  });

  test('and recovers before that could be told is told as recovered only', async () => {
    await seed();
    await apply(transition('DEGRADED'));
    await deliverAll(database.db, NOW);
    await apply(worse);
    await apply(transition('HEALTHY'));
    expect(await deliverAll(database.db, later(1))).toEqual(['incident.resolved hook:payments']);
    expect((await deliveries())[0]?.reason).toMatch(/^Recovered before it could be told that it got worse\./);
  });
});

describe('recovery', () => {
  test('is told to whoever was told of the trouble, in the same terms, with its own run', async () => {
    await seed();
    const runId = await seedRun(database.db.read, CART_FLOW, FAILURE);
    await apply(transition('FAILING', { runId }));
    await deliverAll(database.db, NOW);
    const goodRun = await seedRun(database.db.read, CART_FLOW);
    await apply(transition('HEALTHY', { at: later(90), runId: goodRun }), { now: later(91) });
    const [opened, resolved] = await deliveries();
    const told = opened?.notification as { failure: unknown; incident: object };
    const { failure: _failure, ...rest } = told;
    expect(resolved).toMatchObject({ type: 'incident.resolved', state: 'PENDING', target: 'payments' });
    expect(resolved?.notification).toEqual({
      ...rest,
      id: resolved?.id,
      type: 'incident.resolved',
      incident: {
        ...told.incident,
        state: 'HEALTHY',
        reason: 'The last run passed.',
        resolvedAt: later(90).toISOString(),
      },
      run: { id: goodRun, url: `https://watchbill.test/runs/${goodRun}` },
    });
    expect(await incidents()).toMatchObject([{ state: 'RESOLVED', resolvedAt: later(90) }]);
  });

  test('before anything was sent withdraws the message and sends none', async () => {
    await seed();
    await apply(transition('FAILING'));
    await apply(transition('HEALTHY'));
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments SUPPRESSED']);
    expect((await deliveries())[0]?.reason).toMatch(
      /^Recovered before it could be sent\. group:default\/payments owns/,
    );
    expect(await claimAll(database.db, later(600))).toEqual([]);
  });

  test('after an attempt that failed waits behind it: it may have arrived', async () => {
    await seed();
    await apply(transition('FAILING'));
    await deliverAll(database.db, NOW, { type: 'retry', reason: 'no answer' });
    await apply(transition('HEALTHY'));
    expect(await deliverAll(database.db, later(1))).toEqual([]);
    expect(await deliverAll(database.db, later(10))).toEqual(['incident.opened hook:payments']);
    expect(await deliverAll(database.db, later(10))).toEqual(['incident.resolved hook:payments']);
  });

  test('is not told to a target that refused to hear of the trouble', async () => {
    await seed();
    await apply(transition('FAILING'));
    await deliverAll(database.db, NOW, { type: 'reject', reason: 'no such channel' });
    await apply(transition('HEALTHY'));
    expect(await outbox(database.db)).toEqual(['incident.opened hook:payments FAILED']);
  });

  test('at a notifier that is configured no longer is shown as not sent', async () => {
    await seed();
    await apply(transition('FAILING'));
    await deliverAll(database.db, NOW);
    await apply(transition('HEALTHY'), { notifierIds: [] });
    expect((await deliveries())[1]).toMatchObject({
      state: 'SUPPRESSED',
      reason: expect.stringContaining("notifier 'hook'"),
    });
  });

  test('lets the next trouble open an incident of its own', async () => {
    await seed();
    await apply([transition('FAILING'), transition('HEALTHY'), transition('FAILING')]);
    expect((await incidents()).map(({ state }) => state).sort()).toEqual(['OPEN', 'RESOLVED']);
  });
});
