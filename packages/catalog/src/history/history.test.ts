import { useTestDatabase } from '@watchbill/harness';
import { InputError } from '@watchbill/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { findEntities } from '../entities/find-entities.ts';
import { relationsOf } from '../relations/relations-of.ts';
import type { Mutation, SourcedEntity } from '../source.ts';
import { delta, full, told } from '../test-entities/told.ts';
import { deleteOldChanges } from './delete-old-changes.ts';
import { entitiesAt } from './entities-at.ts';
import { changesOf, countChanges, countChangesOf, listChanges } from './read-changes.ts';
import { relationsAt } from './relations-at.ts';

const database = useTestDatabase();
const CART = 'component:default/cart';

const apply = (mutation: Mutation, id = 'files') =>
  database.db.transact((tx) => applyMutation(tx, { id, type: 'files' }, mutation));
const entityAt = async (ref: string, at: Date) =>
  (await entitiesAt(database.db.read, [ref], at)).get(ref) ?? null;
const feed = (options: Partial<Parameters<typeof listChanges>[1]> = {}) =>
  listChanges(database.db.read, { first: 100, ...options });
const inShort = async (options?: Parameters<typeof feed>[0]) =>
  (await feed(options)).map(({ kind, ref, differences }) =>
    [kind, ref, ...differences.map(({ path }) => path)].join(' '),
  );

/** A time that no change before or after shares. */
async function moment(): Promise<Date> {
  const [row] = await database.db.read.$queryRaw<{ at: Date }[]>`
    with pause as materialized (select pg_sleep(0.003) as p) select date_trunc('milliseconds', clock_timestamp()) as at from pause`;
  await database.db.read.$queryRaw`select pg_sleep(0.003)::text`;
  return row?.at as Date;
}

beforeEach(async () => {
  await database.db.transact(async (tx) => {
    await tx.source.deleteMany();
    await tx.change.deleteMany();
  });
});

describe('a mutation leaves behind', () => {
  test('what came, what changed in which fields, and what went', async () => {
    await apply(full([told('Component', 'cart', { owner: 'shop' }), told('Component', 'gone')]));
    await apply(full([told('Component', 'cart', { owner: 'pay' }), told('Group', 'pay')]));
    expect(await inShort()).toEqual([
      'ADDED group:default/pay',
      'CHANGED component:default/cart spec.owner',
      'REMOVED component:default/gone',
      'ADDED component:default/gone',
      'ADDED component:default/cart',
    ]);
    const [changed] = await feed({ kind: 'CHANGED' });
    expect(changed).toMatchObject({
      sourceId: 'files',
      location: 'file:/catalog/cart.yaml',
      previousLocation: null,
      differences: [{ path: 'spec.owner', before: 'shop', after: 'pay' }],
      truncated: false,
    });
    const cart = (await findEntities(database.db.read, [CART])).get(CART);
    expect(changed?.entityId).toBe(cart?.id);
    expect(changed?.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  test('nothing, when it says nothing new', async () => {
    const odd = { title: 'a\0b', 'odd\ud800': ['\udc00'] };
    const mutation = full([told('Component', 'cart', { n: 1.0, big: 1e21 }, { metadata: odd })]);
    await apply(mutation);
    await apply(mutation);
    // As a migration that wants all rows written anew.
    await database.db.read.$executeRaw`update claim set hash = ''::bytea`;
    expect(await apply(mutation)).toMatchObject({ changed: [CART] });
    expect(await inShort()).toEqual([`ADDED ${CART}`]);
  });

  test('where it moved, when it says the same elsewhere', async () => {
    await apply(full([told('Component', 'cart', {}, { file: '/old.yaml' })]));
    await apply(
      delta(['file:/old.yaml', 'file:/new.yaml'], [told('Component', 'cart', {}, { file: '/new.yaml' })]),
    );
    expect(await feed({ kind: 'CHANGED' })).toMatchObject([
      { location: 'file:/new.yaml', previousLocation: 'file:/old.yaml', differences: [] },
    ]);
  });

  test('nothing of what a source that counts more says otherwise, nor of what could not be read', async () => {
    await apply(full([told('Component', 'cart')]));
    await apply(full([told('Component', 'cart', { type: 'mine' }, { file: '/mine.yaml' })]), 'other');
    await apply(full([], { unreadable: ['file:/catalog/cart.yaml'] }));
    expect(await inShort()).toEqual([`ADDED ${CART}`]);
  });

  test('nothing, when its transaction fails', async () => {
    const failing = database.db.transact(async (tx) => {
      await applyMutation(tx, { id: 'files', type: 'files' }, full([told('Component', 'cart')]));
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await inShort()).toEqual([]);
  });
});

describe('the feed', () => {
  beforeEach(async () => {
    for (const owner of ['a', 'b', 'c']) {
      await apply(full([told('Component', 'cart', { owner }), told('Component', 'web', { owner })]));
    }
    await apply(full([told('Component', 'api', {}, { file: '/api.yaml' })]), 'other');
  });

  test('is newest first, a page at a time, and what comes meanwhile repeats nothing', async () => {
    const all = await feed();
    expect(all).toHaveLength(7);
    const firstPage = await feed({ first: 3 });
    await apply(full([told('Component', 'late', {}, { file: '/late.yaml' })]), 'third');
    const rest = await feed({ after: firstPage[2]?.id });
    expect([...firstPage, ...rest]).toEqual(all);
    expect(all.map(({ id }) => Number(id))).toEqual(all.map(({ id }) => Number(id)).sort((a, b) => b - a));
  });

  test.each([
    { reason: 'all', filter: {}, count: 7 },
    { reason: 'of a source', filter: { source: 'other' }, count: 1 },
    { reason: 'of an entity', filter: { ref: CART }, count: 3 },
    { reason: 'of a kind', filter: { kind: 'ADDED' as const }, count: 3 },
    { reason: 'of both', filter: { kind: 'CHANGED' as const, ref: CART }, count: 2 },
    { reason: 'since long ago', filter: { since: new Date(0) }, count: 7 },
    { reason: 'since later', filter: { since: new Date(Date.now() + 60_000) }, count: 0 },
  ])('$reason', async ({ filter, count }) => {
    expect(await feed(filter)).toHaveLength(count);
    expect(await countChanges(database.db.read, filter)).toBe(count);
  });

  test('of several entities, so many of each', async () => {
    const refs = [CART, 'component:default/web', 'component:default/none'];
    const found = await changesOf(database.db.read, refs, { first: 2 });
    expect([...found].map(([ref, changes]) => [ref, changes.map(({ kind }) => kind)])).toEqual(
      expect.arrayContaining([
        [CART, ['CHANGED', 'CHANGED']],
        ['component:default/web', ['CHANGED', 'CHANGED']],
      ]),
    );
    const rest = await changesOf(database.db.read, [CART], { first: 2, after: found.get(CART)?.[1]?.id });
    expect(rest.get(CART)?.map(({ kind }) => kind)).toEqual(['ADDED']);
    expect(await countChangesOf(database.db.read, refs)).toEqual(
      new Map([
        [CART, 3],
        ['component:default/web', 3],
      ]),
    );
  });

  test('refuses what is no place in it', async () => {
    await expect(feed({ after: 'x' })).rejects.toThrow(InputError);
  });
});

describe('the past', () => {
  test('is what was, at every moment of a long life', async () => {
    const definition = (text: string) => text.repeat(5000);
    const versions: readonly (SourcedEntity | null)[] = [
      null,
      told('Component', 'Cart', { owner: 'shop' }, { metadata: { title: 'Cart', tags: ['a'] } }),
      told('Component', 'Cart', { owner: 'pay', extra: { 'a.b': null } }, { metadata: { title: 'Cart' } }),
      told('Component', 'cart', { definition: definition('a') }, { file: '/catalog/moved.yaml' }),
      told('Component', 'cart', { definition: definition('b') }, { file: '/catalog/moved.yaml' }),
      null,
      told('Component', 'cart', { owner: 'new' }),
    ];
    const seen: { at: Date; served: unknown }[] = [];
    for (const version of versions) {
      await apply(full(version ? [version] : []));
      const served = (await findEntities(database.db.read, [CART])).get(CART);
      seen.push({ at: await moment(), served: served && withoutTimes(served) });
    }
    for (const { at, served } of seen) {
      const was = await entityAt(CART, at);
      expect(was).toEqual(served ? { ...served, at } : null);
    }
  });

  test('of several entities is that of each', async () => {
    await apply(full([told('Component', 'cart', { owner: 'a' }), told('Component', 'web', { owner: 'a' })]));
    const at = await moment();
    await apply(full([told('Component', 'web', { owner: 'b' }), told('Component', 'new')]));
    const refs = [CART, 'component:default/web', 'component:default/new'];
    const then = await entitiesAt(database.db.read, refs, at);
    expect([...then.values()].map(({ ref, ownerRef }) => [ref, ownerRef]).sort()).toEqual([
      [CART, 'group:default/a'],
      ['component:default/web', 'group:default/a'],
    ]);
  });

  test('has the relations of that time, also those that others stated', async () => {
    await apply(
      full([
        told('Component', 'cart', { owner: 'shop', dependsOn: ['db'] }),
        told('Component', 'web', { dependsOn: ['Component:default/CART\n'] }),
        told('Component', 'gone', { dependsOn: ['cart'] }),
        told('Component', 'stays', { dependsOn: ['cart'] }),
        told('Component', 'huge', { dependsOn: ['cart'], text: 'x'.repeat(3000) }),
        told('Check', 'flow', { entity: 'cart' }),
      ]),
    );
    const before = (await relationsOf(database.db.read, [CART])).get(CART);
    const at = await moment();
    await apply(
      full([
        told('Component', 'cart', { owner: 'pay' }),
        told('Component', 'web', { dependsOn: [] }),
        told('Component', 'stays', { dependsOn: ['cart'], lifecycle: 'deprecated' }),
        told('Component', 'huge', { text: 'y'.repeat(3000) }),
        told('Component', 'new', { dependsOn: ['cart'] }),
      ]),
    );
    expect(before).toHaveLength(7);
    expect((await relationsAt(database.db.read, [CART], at)).get(CART)).toEqual(before);
    expect((await relationsAt(database.db.read, [CART], await moment())).get(CART)).toEqual(
      (await relationsOf(database.db.read, [CART])).get(CART),
    );
  });

  test('that is no longer kept is not known, rather than guessed; what is now stays', async () => {
    await apply(full([told('Component', 'cart', { owner: 'a' })]));
    const early = await moment();
    await apply(full([told('Component', 'cart', { owner: 'b' })]));
    const kept = await moment();
    await apply(full([told('Component', 'cart', { owner: 'c' })]));
    expect(await database.db.transact((tx) => deleteOldChanges(tx, kept))).toBe(2);
    expect(await inShort()).toEqual([`CHANGED ${CART} spec.owner`]);
    expect((await entityAt(CART, kept))?.ownerRef).toBe('group:default/b');
    await expect(entityAt(CART, early)).rejects.toThrow(
      `at '${early.toISOString()}': expected a time from which on changes are kept, ${kept.toISOString()} or later`,
    );
    await expect(relationsAt(database.db.read, [CART], early)).rejects.toThrow(InputError);
    expect(await database.db.transact((tx) => deleteOldChanges(tx, early))).toBe(0);
    await expect(entityAt(CART, early)).rejects.toThrow(InputError);
  });
});

function withoutTimes<T extends { createdAt: Date; updatedAt: Date }>({ createdAt, updatedAt, ...rest }: T) {
  expect(updatedAt >= createdAt).toBe(true);
  return rest;
}
