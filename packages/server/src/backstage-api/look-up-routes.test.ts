import { describe, expect, test } from 'vitest';
import { namesOf, useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('entities by reference', () => {
  const entityRefs = [
    'component:default/website',
    'component:default/ghost',
    'user:default/ada',
    ' / ',
    'component:default/website',
  ];

  test('come in their order, with gaps', async () => {
    const { items } = await shop.client.getEntitiesByRefs({ entityRefs, fields: ['metadata.name'] });
    expect(items).toEqual([
      { metadata: { name: 'website' } },
      undefined,
      { metadata: { name: 'ada' } },
      undefined,
      { metadata: { name: 'website' } },
    ]);
  });

  test.each([
    { reason: 'filter', filter: { kind: 'user' } },
    { reason: 'query', query: { kind: 'User' } },
    { reason: 'both', filter: { kind: ['user', 'component'] }, query: { $not: { kind: 'component' } } },
  ])('may have to fulfil a $reason', async ({ filter, query }) => {
    const request = { entityRefs, ...(filter ? { filter } : {}), ...(query ? { query } : {}) };
    const { items } = await shop.client.getEntitiesByRefs(request);
    expect(namesOf(items)).toEqual([undefined, undefined, 'ada', undefined, undefined]);
  });
});

test('an entity is found by the name that it had', async () => {
  const { read } = shop.database.db;
  const cart = await shop.client.getEntityByRef('component:cart');
  const { id, sourceId } = await read.entity.findUniqueOrThrow({ where: { ref: 'component:default/cart' } });
  await read.alias.create({ data: { ref: 'component:default/basket', entityId: id, sourceId } });
  expect(await shop.client.getEntityByRef('component:basket')).toEqual(cart);
  const entityRefs = ['component:default/basket', 'component:default/ghost', 'component:default/cart'];
  expect((await shop.client.getEntitiesByRefs({ entityRefs })).items).toEqual([cart, undefined, cart]);
});
