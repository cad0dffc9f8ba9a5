import { type Mutation, restoreEntity, type SourcedEntity } from '@watchbill/catalog';
import { deleteRunsOf } from '@watchbill/checks';
import { useTestDatabase } from '@watchbill/harness';
import type { Entity } from '@watchbill/model';
import { beforeEach, expect, test } from 'vitest';
import { followEntities, takeMutation } from './take-mutation.ts';

const database = useTestDatabase();
const NOW = new Date('2026-03-01T03:12:00.000Z');
const SOURCE = { id: 'files', type: 'files' };
const ALERTING = {
  baseUrl: 'http://127.0.0.1',
  notifierIds: [],
  routes: { routes: [], fallback: [] },
} as unknown as Parameters<typeof takeMutation>[4];

beforeEach(async () => {
  const { read } = database.db;
  await read.source.deleteMany();
  await read.check.deleteMany();
  await read.run.deleteMany();
  await read.health.deleteMany();
  await read.incident.deleteMany();
});

const told = (kind: string, name: string, identity: string, spec: Entity['spec']): SourcedEntity => ({
  entity: { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name }, ...(spec ? { spec } : {}) },
  location: `file:/${identity}.yaml`,
  directory: '/',
  identity,
});
const check = (name: string, entity: string) =>
  told('Check', name, 'check', { entity, script: './flow.js', every: '1m' });
const cart = (name: string) => told('Component', name, 'cart', { type: 'service' });
const tell = (...entities: SourcedEntity[]) => {
  const mutation: Mutation = { type: 'full', entities, faults: [], unreadable: [] };
  return database.db.transact((tx) => takeMutation(tx, SOURCE, mutation, NOW, ALERTING));
};
const FLOW = 'check:default/flow';
const seedRun = () =>
  database.db.read.run.create({
    data: { checkRef: FLOW, entityRef: 'component:default/cart', state: 'FINISHED', trigger: 'SCHEDULE' },
  });
const runsOf = (checkRef: string) => database.db.read.run.count({ where: { checkRef } });

test('a check that is told again has its runs again, until it can no longer come back', async () => {
  await tell(cart('cart'), check('flow', 'cart'));
  await seedRun();
  await tell(cart('cart'));
  expect(await database.db.read.check.count()).toBe(0);
  await tell(cart('cart'), check('flow', 'cart'));
  expect(await runsOf(FLOW)).toBe(1);
  await database.db.transact((tx) => deleteRunsOf(tx, [FLOW]));
  expect(await runsOf(FLOW)).toBe(1);
  await tell(cart('cart'));
  await database.db.transact((tx) => deleteRunsOf(tx, [FLOW]));
  expect(await runsOf(FLOW)).toBe(0);
});

test('a check that is restored by hand is scheduled again', async () => {
  await tell(cart('cart'), check('flow', 'cart'));
  await tell(cart('cart'));
  await database.db.transact(async (tx) =>
    followEntities(tx, await restoreEntity(tx, FLOW, 'ann'), NOW, ALERTING),
  );
  expect(await database.db.read.check.findMany()).toMatchObject([
    { ref: FLOW, entityRef: 'component:default/cart' },
  ]);
});

test('checks, runs, health and incidents follow what is called otherwise', async () => {
  const { read } = database.db;
  await tell(cart('cart'), check('flow', 'cart'));
  await seedRun();
  const entityRef = 'component:default/cart';
  await read.check.updateMany({ data: { epoch: 7, nextRunAt: new Date(NOW.getTime() + 30_000) } });
  await read.health.update({
    where: { ref: entityRef },
    data: { state: 'FAILING', reason: 'down', causeRef: FLOW },
  });
  await read.health.create({ data: { ref: FLOW, state: 'FAILING', reason: 'down' } });
  await read.incident.create({
    data: { entityRef, checkRef: FLOW, severity: 'page', health: 'FAILING', reason: 'down', startedAt: NOW },
  });
  // The check itself still says what it marked before.
  await tell(cart('basket'), check('journey', 'cart'));
  const [renamed, journey] = ['component:default/basket', 'check:default/journey'];
  expect(await read.check.findMany()).toMatchObject([{ ref: journey, entityRef: renamed, epoch: 7 }]);
  expect(await read.run.findMany()).toMatchObject([{ checkRef: journey, entityRef: renamed }]);
  expect(
    (await read.health.findMany({ orderBy: { ref: 'asc' } })).map(({ ref, state }) => [ref, state]),
  ).toEqual([
    [journey, 'FAILING'],
    [renamed, 'FAILING'],
  ]);
  expect(await read.incident.findMany()).toMatchObject([
    { entityRef: renamed, checkRef: journey, state: 'OPEN' },
  ]);
});

test('a check that takes the name of a removed one has its own runs, and one incident goes on', async () => {
  const { read } = database.db;
  const other = { ...check('other', 'cart'), identity: 'other', location: 'file:/other.yaml' };
  const basket = { ...cart('basket'), identity: 'basket', location: 'file:/basket.yaml' };
  await tell(cart('cart'), basket, check('flow', 'cart'), other);
  await seedRun();
  for (const name of ['cart', 'basket']) {
    const entityRef = `component:default/${name}`;
    await read.incident.create({
      data: {
        entityRef,
        checkRef: FLOW,
        severity: 'page',
        health: 'FAILING',
        reason: 'down',
        startedAt: NOW,
      },
    });
  }
  await tell({ ...basket, entity: cart('cart').entity }, { ...other, entity: check('flow', 'cart').entity });
  expect(await read.check.findMany()).toMatchObject([{ ref: FLOW, entityRef: 'component:default/cart' }]);
  expect(await read.run.count()).toBe(0);
  expect(await read.incident.count({ where: { state: 'OPEN' } })).toBe(1);
});
