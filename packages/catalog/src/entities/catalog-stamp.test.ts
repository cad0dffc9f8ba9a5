import { sql } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyShop } from '../test-entities/shop.ts';
import { readCatalogStamp } from './catalog-stamp.ts';

const database = useTestDatabase();
const ref = 'component:default/cart';
const stamp = () => readCatalogStamp(database.db.readPrepared);
const touch = (name: string) => sql`update entity set title = title || '!' where name = ${name}`;

beforeAll(() => applyShop(database));

test.each([
  { what: 'an entity', change: touch('cart') },
  { what: 'a relation', change: sql`update relation set target = target where source = ${ref}` },
  { what: 'a new health', change: sql`insert into health (ref, reason) values ('a:b/c', 'r')` },
  { what: 'a state', change: sql`update health set state = 'FAILING' where ref = ${ref}` },
  { what: 'a reason', change: sql`update health set reason = 'other' where ref = ${ref}` },
  { what: 'a health that went', change: sql`delete from health where ref = 'a:b/c'` },
])('$what changes the stamp', async ({ change }) => {
  const before = await stamp();
  expect(await stamp()).toBe(before);
  await database.db.read.$executeRaw(change);
  expect(await stamp()).not.toBe(before);
});

test('what is not served leaves it', async () => {
  const before = await stamp();
  await database.db.read.$executeRaw(
    sql`update health set memory = '{}', reason = reason where ref = ${ref}`,
  );
  expect(await stamp()).toBe(before);
});

test('it is another with each commit, in whatever order, and not before', async () => {
  const { transact } = database.db;
  const seen = [await stamp()];
  await transact(async (first) => {
    await first.$executeRaw(touch('cart'));
    await transact(async (second) => {
      await second.$executeRaw(touch('website'));
      expect(await stamp()).toBe(seen[0]);
    });
    seen.push(await stamp());
  });
  seen.push(await stamp());
  await expect(
    transact(async (tx) => {
      await tx.$executeRaw(touch('cart'));
      throw new Error('not today');
    }),
  ).rejects.toThrow('not today');
  expect(await stamp()).toBe(seen.at(-1));
  expect(new Set(seen).size).toBe(3);
});

test('it stays short, also while a transaction takes long', async () => {
  const { read, transact } = database.db;
  const seen = new Set<string>();
  await transact(async (tx) => {
    await tx.$executeRaw(touch('website'));
    for (let round = 0; round < 20; round += 1) {
      await read.$executeRaw(touch('cart'));
      seen.add(await stamp());
    }
  });
  seen.add(await stamp());
  expect(seen.size).toBe(21);
  expect(Math.max(...[...seen].map((each) => each.split(' ').length))).toBeLessThan(5);
});

test('writers at once do not wait for one another, and leave a stamp of their own each', async () => {
  const { transact } = database.db;
  const before = await stamp();
  await Promise.all(
    ['cart', 'website', 'orphan'].map((name) => transact((tx) => tx.$executeRaw(touch(name)))),
  );
  expect(await stamp()).not.toBe(before);
});
