import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { conflictsOf, countConflicts, listConflicts } from '../merge/list-conflicts.ts';
import type { Mutation } from '../source.ts';
import { rankSources } from '../sources/rank-sources.ts';
import { full, told } from '../test-entities/told.ts';
import { provenanceOf } from './provenance-of.ts';

const FILES = { id: 'files', type: 'files', rank: 0 };
const CLUSTER = { id: 'cluster', type: 'kubernetes', rank: 1 };
const CART = 'component:default/cart';
const database = useTestDatabase();

beforeEach(async () => {
  await database.db.read.source.deleteMany();
  await database.db.read.change.deleteMany();
});

const apply = (mutation: Mutation, source = FILES) =>
  database.db.transact((tx) => applyMutation(tx, source, mutation));
const field = async (path: string) =>
  (await provenanceOf(database.db.read, [CART])).get(CART)?.find((one) => one.path === path);
const inFile = (spec: object, metadata = {}) =>
  told('Component', 'cart', { ...spec }, { file: '/cart.yaml', metadata });
const inCluster = (spec: object) => told('Component', 'cart', { ...spec }, { file: '/pods' });

test('every field says who says so, where, since when and until when, and what others say', async () => {
  await apply(full([inFile({ owner: 'shop' }, { tags: ['a', 'b'] })]));
  await apply(full([inCluster({ owner: 'platform', system: 'store' })]), CLUSTER);
  expect(await field('spec.owner')).toMatchObject({
    value: 'shop',
    sourceId: 'files',
    location: 'file:/cart.yaml',
    told: true,
    others: [{ value: 'platform', sourceId: 'cluster', location: 'file:/pods', told: true }],
  });
  expect(await field('spec.system')).toMatchObject({ value: 'store', sourceId: 'cluster', others: [] });
  expect(await field('metadata.tags')).toMatchObject({ value: ['a', 'b'], sourceId: 'files', others: [] });
  expect(await field('spec.lifecycle')).toMatchObject({
    sourceId: 'files',
    others: [{ value: 'production', sourceId: 'cluster' }],
  });
  expect(await field("metadata.annotations['backstage.io/managed-by-location']")).toBeUndefined();
});

test('a value is first seen when it came, and last seen when its source was last read', async () => {
  await apply(full([inFile({ owner: 'shop' })]));
  const before = await field('spec.type');
  await new Promise((resolve) => setTimeout(resolve, 10));
  await apply(full([inFile({ owner: 'pay' })]));
  const changed = await field('spec.owner');
  expect(changed?.firstSeenAt.getTime()).toBeGreaterThan(before?.firstSeenAt.getTime() ?? 0);
  expect((await field('spec.type'))?.firstSeenAt).toEqual(before?.firstSeenAt);
  await new Promise((resolve) => setTimeout(resolve, 10));
  await apply(full([inFile({ owner: 'pay' })]));
  const again = await field('spec.owner');
  expect(again?.firstSeenAt).toEqual(changed?.firstSeenAt);
  expect(again?.lastSeenAt?.getTime()).toBeGreaterThan(changed?.lastSeenAt?.getTime() ?? 0);
});

test('what is held says since when it is no longer told', async () => {
  const many = Array.from({ length: 20 }, (_, i) => told('Component', `c${i}`));
  await apply(full([inFile({}), ...many]));
  await apply(full([]));
  const type = await field('spec.type');
  expect(type).toMatchObject({ told: false });
  expect(type?.lastSeenAt).toEqual(
    (await database.db.read.claim.findFirst({ where: { ref: CART } }))?.absentSince,
  );
});

test('sources in another order: what they share is merged again', async () => {
  await apply(full([inFile({ owner: 'shop' }), told('Component', 'own')]));
  await apply(full([inCluster({ owner: 'platform' })]), CLUSTER);
  const rank = (...ids: string[]) => database.db.transact((tx) => rankSources(tx, ids));
  expect(await rank('files', 'cluster')).toMatchObject({ changed: [] });
  expect(await rank('cluster', 'files')).toMatchObject({ changed: [CART] });
  expect(await field('spec.owner')).toMatchObject({ value: 'platform', sourceId: 'cluster' });
  expect((await conflictsOf(database.db.read, [CART])).get(CART)).toMatchObject([
    {
      path: 'spec.owner',
      value: 'platform',
      sourceId: 'cluster',
      otherValue: 'shop',
      otherSourceId: 'files',
    },
  ]);
});

test('conflicts of the whole catalog, a page at a time', async () => {
  const names = ['a', 'b', 'c'];
  await apply(full(names.map((name) => told('Component', name, { owner: 'x', type: 'one' }))));
  await apply(full(names.map((name) => told('Component', name, { owner: 'y', type: 'two' }))), CLUSTER);
  const seen: string[] = [];
  let after: Parameters<typeof listConflicts>[1]['after'];
  for (let page = 0; page < 9; page++) {
    const rows = await listConflicts(database.db.read, { first: 2, after });
    seen.push(...rows.slice(0, 2).map(({ ref, path }) => `${ref} ${path}`));
    after = rows[1];
    if (rows.length < 3) break;
  }
  expect(seen).toEqual(
    names.flatMap((name) => ['spec.owner', 'spec.type'].map((path) => `component:default/${name} ${path}`)),
  );
  expect(await countConflicts(database.db.read)).toBe(6);
  expect(await countConflicts(database.db.read, 'ghost')).toBe(0);
});
