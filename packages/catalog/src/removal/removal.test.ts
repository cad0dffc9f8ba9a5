import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ApplyOptions, applyMutation } from '../apply-mutation.ts';
import { findEntities } from '../entities/find-entities.ts';
import type { Mutation } from '../source.ts';
import { delta, full, told } from '../test-entities/told.ts';
import { confirmRemovals } from './confirm-removals.ts';
import { deleteExpiredTombstones } from './delete-expired-tombstones.ts';
import { listOrphans } from './list-orphans.ts';
import { listTombstones } from './list-tombstones.ts';
import { releaseEntity, restoreEntity } from './restore-entity.ts';

const FILES = { id: 'files', type: 'files', rank: 0 };
const OTHER = { id: 'other', type: 'files', rank: 1 };
const CART = 'component:default/cart';
const database = useTestDatabase();

beforeEach(() => database.db.read.source.deleteMany());

const apply = (mutation: Mutation, source = FILES, options: ApplyOptions = {}) =>
  database.db.transact((tx) => applyMutation(tx, source, mutation, options));
const find = async (ref = CART) => (await findEntities(database.db.read, [ref])).get(ref);
const cart = told('Component', 'cart', { owner: 'shop' });
const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => told('Component', `c${from + i}`));
const entities = () => database.db.read.entity.count();
const held = async () => (await database.db.read.source.findUnique({ where: { id: 'files' } }))?.heldRemovals;

describe('what no source tells any more', () => {
  test('comes back as what it was when it is told again, by whomever', async () => {
    await apply(full([cart]));
    const before = await find();
    await apply(full([]));
    expect(await find()).toBeUndefined();
    expect((await listTombstones(database.db.read, { first: 10 })).rows).toMatchObject([
      { id: before?.id, ref: CART, sourceId: 'files', location: 'file:/catalog/cart.yaml' },
    ]);
    await apply(full([cart]), OTHER);
    expect(await find()).toMatchObject({ id: before?.id, createdAt: before?.createdAt });
    expect(await database.db.read.tombstone.count()).toBe(0);
  });

  test('comes back under another name when its source knows it by an identity', async () => {
    await apply(full([{ ...cart, identity: 'r1' }]));
    const before = await find();
    await apply(full([]));
    const basket = told('Component', 'basket', { owner: 'shop' });
    expect(await apply(full([{ ...basket, identity: 'r1' }]))).toMatchObject({
      renamed: [{ from: CART, to: 'component:default/basket' }],
    });
    expect((await find('component:default/basket'))?.id).toBe(before?.id);
    expect((await find())?.ref).toBe('component:default/basket');
  });

  test('is deleted for good after its time', async () => {
    await apply(full([cart]), FILES, { keepRemovedMs: 60_000 });
    const before = await find();
    await apply(full([]), FILES, { keepRemovedMs: 60_000 });
    const remove = (at: number) => database.db.transact((tx) => deleteExpiredTombstones(tx, new Date(at)));
    expect(await remove(Date.now())).toEqual([]);
    expect(await remove(Date.now() + 120_000)).toEqual([CART]);
    await apply(full([cart]));
    expect((await find())?.id).not.toBe(before?.id);
  });

  test('is restored by hand, an orphan until its source tells it again', async () => {
    await apply(full([cart]));
    const before = await find();
    await apply(full([]));
    await database.db.transact((tx) => restoreEntity(tx, CART, 'ann'));
    const back = await find();
    expect(back).toMatchObject({
      id: before?.id,
      createdAt: before?.createdAt,
      ownerRef: 'group:default/shop',
    });
    expect(back?.document.metadata.annotations).toMatchObject({ 'backstage.io/orphan': 'true' });
    expect(await listOrphans(database.db.read, { first: 10 })).toMatchObject({
      rows: [{ ref: CART, keptBy: ['ann'] }],
      totalCount: 1,
    });
    expect(await apply(full([]))).toMatchObject({ removed: [] });
    await apply(full([cart]));
    expect((await find())?.document.metadata.annotations).not.toHaveProperty('backstage.io/orphan');
    expect(await apply(full([]))).toMatchObject({ removed: [CART] });
  });

  test('is let go again by hand', async () => {
    await apply(full([cart]));
    await apply(full([]));
    await database.db.transact((tx) => restoreEntity(tx, CART, 'ann'));
    await expect(database.db.transact((tx) => restoreEntity(tx, CART, 'ann'))).rejects.toThrow(
      /is there already/,
    );
    expect(await database.db.transact((tx) => releaseEntity(tx, CART))).toMatchObject({ removed: [CART] });
    await expect(database.db.transact((tx) => releaseEntity(tx, CART))).rejects.toThrow(/kept by hand/);
    await expect(
      database.db.transact((tx) => restoreEntity(tx, 'component:default/none', 'ann')),
    ).rejects.toThrow(/was removed lately/);
  });
});

describe('a removal that is too large', () => {
  test('is held: what is new is taken in, what would go stays, as an orphan', async () => {
    await apply(full(many(20)));
    const fresh = told('Component', 'fresh');
    expect(await apply(full([...many(10), fresh]))).toMatchObject({
      added: ['component:default/fresh'],
      removed: [],
      held: 10,
    });
    expect(await entities()).toBe(21);
    expect(await held()).toBe(10);
    expect((await listOrphans(database.db.read, { first: 3 })).totalCount).toBe(10);
    expect(await apply(full([...many(10), fresh]))).toMatchObject({ changed: [], removed: [], held: 0 });
  });

  test('is lifted when it is told again', async () => {
    await apply(full(many(20)));
    await apply(full([]));
    expect(await apply(full(many(20)))).toMatchObject({ removed: [] });
    expect(await held()).toBe(0);
    expect((await listOrphans(database.db.read, { first: 3 })).totalCount).toBe(0);
  });

  test('is carried out when it was confirmed, once, and up to what was seen', async () => {
    await apply(full(many(40)));
    await apply(full(many(20)));
    const confirm = (count: number) => database.db.transact((tx) => confirmRemovals(tx, 'files', count));
    await expect(confirm(21)).rejects.toThrow(/20/);
    await confirm(20);
    expect(await apply(full(many(19)))).toMatchObject({ removed: [] });
    await confirm(21);
    expect((await apply(full(many(19)))).removed).toHaveLength(21);
    expect(await held()).toBe(0);
    expect(await apply(full([]))).toMatchObject({ removed: [], held: 19 });
  });

  test('of a delta, and of a listing, too', async () => {
    const file = { file: '/all.yaml' };
    const all = Array.from({ length: 20 }, (_, i) => told('Component', `c${i}`, {}, file));
    await apply(full(all));
    expect(await apply(delta(['file:/all.yaml'], []))).toMatchObject({ removed: [], held: 20 });
    await apply({ type: 'page', first: true, entities: [], faults: [] });
    expect(await apply({ type: 'complete', entities: [], faults: [], unreadable: [] })).toMatchObject({
      removed: [],
      held: 0,
    });
    expect(await entities()).toBe(20);
  });

  test('is not held where somebody has decided it', async () => {
    await apply(full(many(20)));
    expect((await apply(full([]), FILES, { guard: null })).removed).toHaveLength(20);
  });
});
