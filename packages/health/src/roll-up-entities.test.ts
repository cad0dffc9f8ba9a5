import type { Transaction } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { rollUpEntities } from './roll-up-entities.ts';

const database = useTestDatabase();
const NOW = new Date('2026-11-20T12:00:00Z');
const CART = 'component:default/cart';
const SHOP = 'system:default/shop';
const RETAIL = 'domain:default/retail';
const CHECK = 'check:default/cart';

async function describe(tx: Transaction, ref: string, wholeRef?: string): Promise<void> {
  const [kind = '', name = ''] = ref.split(':default/');
  const place = { sourceId: 'test', location: 'file:/all.yaml' };
  const { id } = await tx.entity.create({
    data: { ref, kind, namespace: 'default', name, document: {}, ...place },
  });
  if (wholeRef)
    await tx.relation.create({ data: { statedBy: id, type: 'partOf', source: ref, target: wholeRef } });
}

async function found(tx: Transaction, state: string): Promise<void> {
  const data = { state, reason: 'as the test says', since: NOW };
  await tx.health.upsert({ where: { ref: CHECK }, create: { ref: CHECK, ...data }, update: data });
}

const states = async () =>
  Object.fromEntries((await database.db.read.health.findMany()).map(({ ref, state }) => [ref, state]));

beforeEach(() =>
  database.db.transact(async (tx) => {
    await tx.source.deleteMany();
    await tx.check.deleteMany();
    await tx.health.deleteMany();
    await tx.source.create({ data: { id: 'test', type: 'files' } });
    await describe(tx, RETAIL);
    await describe(tx, SHOP, RETAIL);
    await describe(tx, CART, SHOP);
    const check = { ref: CHECK, entityRef: CART, everyMs: 1, timeoutMs: 1, nextRunAt: NOW };
    await tx.check.create({ data: { ...check, definition: { severity: 'page' } } });
  }),
);

test('trouble of a part reaches the system and the domain; only what checks watch changes hands to alerting', async () => {
  const transitions = await database.db.transact(async (tx) => {
    await found(tx, 'FAILING');
    return rollUpEntities(tx, [CART], NOW);
  });
  expect(await states()).toMatchObject({ [CART]: 'FAILING', [SHOP]: 'FAILING', [RETAIL]: 'FAILING' });
  expect(transitions).toMatchObject([
    { ref: CART, from: null, to: 'FAILING', severity: 'page', firstBadAt: NOW },
  ]);
});

test('a whole that is computed together with its parts has their news', async () => {
  await database.db.transact(async (tx) => {
    await found(tx, 'HEALTHY');
    await rollUpEntities(tx, [CART, SHOP, RETAIL], NOW);
  });
  expect(await states()).toMatchObject({ [CART]: 'HEALTHY', [SHOP]: 'HEALTHY', [RETAIL]: 'HEALTHY' });
  await database.db.transact(async (tx) => {
    await found(tx, 'FAILING');
    await rollUpEntities(tx, [RETAIL, SHOP, CART], NOW);
  });
  expect(await states()).toMatchObject({ [CART]: 'FAILING', [SHOP]: 'FAILING', [RETAIL]: 'FAILING' });
});

test('what nothing watches any more has no health, and neither has its whole', async () => {
  await database.db.transact(async (tx) => {
    await found(tx, 'HEALTHY');
    await rollUpEntities(tx, [CART], NOW);
    await tx.check.deleteMany();
    await rollUpEntities(tx, [CART], NOW);
  });
  expect(Object.keys(await states())).toEqual([CHECK]);
});

test('a circle of parts ends', async () => {
  await database.db.transact(async (tx) => {
    const { id } = await tx.entity.findUniqueOrThrow({ where: { ref: RETAIL } });
    await tx.relation.create({ data: { statedBy: id, type: 'partOf', source: RETAIL, target: CART } });
    await found(tx, 'FAILING');
    await rollUpEntities(tx, [CART], NOW);
  });
  expect(await states()).toMatchObject({ [CART]: 'FAILING', [RETAIL]: 'FAILING' });
});

test('a first synchronisation of tens of thousands fits into one transaction', async () => {
  const refs = Array.from({ length: 30_000 }, (_, index) => `component:default/c${index}`);
  await database.db.transact(async (tx) => {
    await found(tx, 'HEALTHY');
    await rollUpEntities(tx, [...refs, CART], NOW);
  });
  expect(await states()).toMatchObject({ [CART]: 'HEALTHY', [RETAIL]: 'HEALTHY' });
});
