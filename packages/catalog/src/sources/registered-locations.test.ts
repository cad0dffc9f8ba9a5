import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyShop } from '../test-entities/shop.ts';
import { listLocations } from './list-locations.ts';
import { registeredLocations, registerLocation, unregisterLocation } from './registered-locations.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

const CART = { type: 'file', target: '/catalog/cart.yaml' };
const WEB = { type: 'url', target: 'https://acme.test/catalog-info.yaml' };

test('a place is registered once, and is one with the place that entities come from', async () => {
  const { transact, read } = database.db;
  const register = (place: typeof CART) =>
    transact((tx) => registerLocation(tx, { ...place, createdBy: 'ada' }));
  const before = await listLocations(read);
  const cart = await register(CART);
  const web = await register(WEB);
  expect(cart).toEqual(before.locations.find(({ target }) => target === CART.target));
  expect(web).toMatchObject(WEB);
  expect(await register(WEB)).toBeUndefined();
  expect(await registeredLocations(read)).toEqual([cart, web]);
  const after = await listLocations(read);
  expect(after.total).toBe(before.total + 1);
  expect(after.locations).toContainEqual(web);
  const id = web?.id ?? '';
  expect(await transact((tx) => unregisterLocation(tx, id))).toBe(true);
  expect(await transact((tx) => unregisterLocation(tx, id))).toBe(false);
  expect(await listLocations(read)).toEqual(before);
});
