import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { findEntities } from '../entities/find-entities.ts';
import type { Mutation } from '../source.ts';
import { listSources } from '../sources/list-sources.ts';
import { delta, full, told } from '../test-entities/told.ts';

const FILES = { id: 'files', type: 'files', rank: 0 };
const CLUSTER = { id: 'cluster', type: 'kubernetes', rank: 1 };
const CART = 'component:default/cart';
const database = useTestDatabase();

beforeEach(() => database.db.read.source.deleteMany());

const apply = (mutation: Mutation, source = FILES) =>
  database.db.transact((tx) => applyMutation(tx, source, mutation));
const cart = async () => (await findEntities(database.db.read, [CART])).get(CART);
const conflicts = async () =>
  (await database.db.read.conflict.findMany({ orderBy: { id: 'asc' } })).map(
    ({ path, sourceId, value, otherSourceId, otherValue }) =>
      `${path}: ${sourceId} ${JSON.stringify(value)}, ${otherSourceId} ${JSON.stringify(otherValue)}`,
  );

const written = told('Component', 'cart', { owner: 'shop', type: 'service' }, { file: '/cart.yaml' });
const seen = told(
  'Component',
  'cart',
  { type: 'website', system: 'shop' },
  { file: '/pods', metadata: { labels: { tier: 'web' } } },
);

describe('two sources that speak of one entity', () => {
  test.each([
    { reason: 'the first configured first', order: [FILES, CLUSTER] },
    { reason: 'the last configured first', order: [CLUSTER, FILES] },
  ])('come to the same, told $reason', async ({ order }) => {
    for (const source of order) await apply(full([source === FILES ? written : seen]), source);
    expect(await cart()).toMatchObject({ sourceId: 'files', location: 'file:/cart.yaml', type: 'service' });
    expect((await cart())?.document).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'cart',
        namespace: 'default',
        labels: { tier: 'web' },
        annotations: {
          'backstage.io/managed-by-location': 'file:/cart.yaml',
          'backstage.io/managed-by-origin-location': 'file:/cart.yaml',
        },
      },
      spec: { owner: 'shop', type: 'service', lifecycle: 'production', system: 'shop' },
    });
    expect(await conflicts()).toEqual(['spec.type: files "service", cluster "website"']);
    expect(await listSources(database.db.read)).toMatchObject([{ entities: 1 }, { entities: 1 }]);
  });

  test('one that goes takes only what it alone said', async () => {
    await apply(full([written]));
    await apply(full([seen]), CLUSTER);
    const before = await cart();
    expect(await apply(full([]))).toMatchObject({ changed: [CART], removed: [] });
    const after = await cart();
    expect(after).toMatchObject({ id: before?.id, sourceId: 'cluster', type: 'website', ownerRef: null });
    expect(after?.document.spec).toEqual(seen.entity.spec);
    expect(await conflicts()).toEqual([]);
    expect(await database.db.read.claim.findMany()).toMatchObject([{ sourceId: 'cluster', document: null }]);
    expect(await apply(full([]), CLUSTER)).toMatchObject({ removed: [CART] });
  });

  test('told again unchanged, no row is written', async () => {
    await apply(full([written]));
    await apply(full([seen]), CLUSTER);
    const versions = () =>
      database.db.read.$queryRaw`select xmin::text from entity union all select xmin::text from claim
        union all select xmin::text from conflict union all select xmin::text from relation`;
    const before = await versions();
    await apply(full([written]));
    await apply(delta([seen.location], [seen]), CLUSTER);
    expect(await versions()).toEqual(before);
  });

  test('a change in what does not count changes no entity', async () => {
    await apply(full([written]));
    await apply(full([seen]), CLUSTER);
    const other = told(
      'Component',
      'cart',
      { type: 'library', system: 'shop' },
      { file: '/pods', metadata: seen.entity.metadata },
    );
    expect(await apply(full([other]), CLUSTER)).toMatchObject({ changed: [], unchanged: 0 });
    expect(await conflicts()).toEqual(['spec.type: files "service", cluster "library"']);
  });

  test('what is inferred counts less than what anybody states', async () => {
    await apply(full([{ ...written, inferred: true }]));
    await apply(full([seen]), CLUSTER);
    expect(await cart()).toMatchObject({
      sourceId: 'cluster',
      type: 'website',
      ownerRef: 'group:default/shop',
    });
  });

  test('at the same moment: both claims stand, and each field is merged once', async () => {
    const many = (type: string, file: string) =>
      Array.from({ length: 50 }, (_, i) =>
        told('Component', `c${i}`, { type }, { file: `${file}-${i}.yaml` }),
      );
    await Promise.all([apply(full(many('one', '/a'))), apply(full(many('two', '/b').reverse()), CLUSTER)]);
    expect(await database.db.read.entity.count({ where: { type: 'one' } })).toBe(50);
    expect(await database.db.read.claim.count()).toBe(100);
    expect(await database.db.read.conflict.count()).toBe(50);
  });
});
