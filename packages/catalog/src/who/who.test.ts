import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyShop } from '../test-entities/shop.ts';
import { who } from './who.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

test.each([
  {
    of: 'component:default/cart',
    entity: 'component:default/cart',
    owner: 'group:default/shop',
    confidence: 1,
    because: 'is its reference',
  },
  {
    of: ' Component:Cart ',
    entity: 'component:default/cart',
    owner: 'group:default/shop',
    confidence: 1,
    because: 'is its reference',
  },
  {
    of: 'cart',
    entity: 'component:default/cart',
    owner: 'group:default/shop',
    confidence: 0.95,
    because: 'is its name',
  },
  {
    of: 'default/cart',
    entity: 'component:default/cart',
    owner: 'group:default/shop',
    confidence: 0.95,
    because: 'is its name',
  },
  {
    of: 'shopping CART',
    entity: 'component:default/cart',
    owner: 'group:default/shop',
    confidence: 0.9,
    because: 'is its title',
  },
  {
    of: 'acme/payment-api',
    entity: 'component:default/payment-api',
    owner: 'group:default/payments',
    confidence: 0.9,
    because: 'is its repository (annotation github.com/project-slug)',
  },
  {
    of: 'payments',
    entity: 'group:default/payments',
    owner: 'group:default/payments',
    confidence: 0.95,
    because: 'is its name',
  },
  {
    of: 'ada',
    entity: 'user:default/ada',
    owner: 'user:default/ada',
    confidence: 0.95,
    because: 'is its name',
  },
  {
    of: 'cart-flow',
    entity: 'check:default/cart-flow',
    owner: 'group:default/shop',
    confidence: 0.95,
    because: 'is its name',
  },
  {
    of: 'orphan',
    entity: 'component:default/orphan',
    owner: null,
    confidence: 0.95,
    because: '; its owner group:default/nobody does not exist',
  },
  {
    of: 'people buy',
    entity: 'component:default/cart',
    owner: 'group:default/shop',
    confidence: 0.5,
    because: 'is in its name, title',
  },
])("who '$of'", async ({ of, entity, owner, confidence, because }) => {
  const { candidates, tried } = await who(database.db.read, of);
  expect(candidates[0]).toMatchObject({
    entity,
    owner,
    confidence,
    because: expect.stringContaining(because),
  });
  expect(candidates).toHaveLength(1);
  expect(tried).toEqual([]);
});

test('people and contacts are the owner and those behind it', async () => {
  expect((await who(database.db.read, 'cart')).candidates[0]).toMatchObject({
    people: ['user:default/ada'],
    contacts: [{ notifier: 'email', target: 'shop@acme.test' }],
  });
  expect((await who(database.db.read, 'website')).candidates[0]).toMatchObject({
    people: ['user:default/ada'],
    contacts: [{ notifier: 'email', target: 'ada@acme.test' }],
  });
});

test('several that fit are less sure, what runs first', async () => {
  const { candidates } = await who(database.db.read, 'pay');
  expect(candidates.map(({ entity, confidence }) => `${entity} ${confidence}`)).toEqual([
    'component:default/payment-api 0.45',
    'resource:default/cart-db 0.45',
    'group:default/payments 0.45',
  ]);
});

test('nothing found: says what was tried', async () => {
  expect(await who(database.db.read, 'zebra')).toEqual({
    of: 'zebra',
    candidates: [],
    tried: [
      "name 'zebra'",
      "title 'zebra'",
      "Kubernetes workload 'zebra'",
      "Kubernetes namespace 'zebra'",
      "container image 'zebra'",
      "annotation value 'zebra'",
      "words 'zebra'",
    ],
  });
});

test.each([
  { reason: 'empty', of: ' ', says: "of '': expected 1 to 4000 characters" },
  { reason: 'nothing but control characters', of: '\0\n\u001b', says: 'expected 1 to 4000 characters' },
  { reason: 'a megabyte', of: 'x'.repeat(1_000_000), says: `of '${'x'.repeat(40)}': expected 1 to 4000` },
])('refused: $reason', async ({ of, says }) => {
  await expect(who(database.db.read, of)).rejects.toThrow(says);
});

test.each([
  "'; drop table entity; --",
  '%_\\',
  '$(cart)',
  '{"labels":{"service":{"$ne":null}}}',
  '[['.repeat(1000),
  'a/'.repeat(1999),
  'a.'.repeat(1999),
  `service="${'\\"'.repeat(1500)}`,
  'a=b,'.repeat(999),
  '-'.repeat(4000),
  '\ud800 \uffff',
  'http://[::1',
  '))((',
])('hostile text %# finds nothing and harms nothing', async (of) => {
  const startedAt = performance.now();
  const { candidates, tried } = await who(database.db.read, of);
  expect(candidates).toEqual([]);
  expect(tried.length).toBeGreaterThan(0);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
