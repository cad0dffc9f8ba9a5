import { describe, expect, test } from 'vitest';
import { namesOf, useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('a query', () => {
  const orderFields = { field: 'metadata.name', order: 'asc' } as const;

  test.each([
    { reason: 'by parameters', query: {} },
    { reason: 'with a predicate, by POST', query: { query: { $not: { kind: 'nothing' } } } },
  ])('goes forth and back: $reason', async ({ query }) => {
    const first = await shop.client.queryEntities({
      ...query,
      orderFields,
      limit: 4,
      fields: ['metadata.name'],
    });
    expect(namesOf(first.items)).toEqual(['ada', 'Cart', 'cart-db', 'cart-flow']);
    expect(first).toMatchObject({ totalItems: 9, pageInfo: { nextCursor: expect.any(String) } });
    expect(first.pageInfo).not.toHaveProperty('prevCursor');
    const go = (cursor: string | undefined) =>
      shop.client.queryEntities({ cursor: cursor ?? 'missing', limit: 4 });
    const second = await go(first.pageInfo.nextCursor);
    expect(namesOf(second.items)).toEqual(['payment', 'payments', 'shop', 'store']);
    const third = await go(second.pageInfo.nextCursor);
    expect(namesOf(third.items)).toEqual(['website']);
    expect(third).toMatchObject({ totalItems: 9, pageInfo: { prevCursor: expect.any(String) } });
    expect(third.pageInfo).not.toHaveProperty('nextCursor');
    const back = await go(third.pageInfo.prevCursor);
    expect(namesOf(back.items)).toEqual(namesOf(second.items));
    const start = await go(back.pageInfo.prevCursor);
    expect(namesOf(start.items)).toEqual(namesOf(first.items));
    expect(start.pageInfo).not.toHaveProperty('prevCursor');
    expect(namesOf((await go(start.pageInfo.nextCursor)).items)).toEqual(namesOf(second.items));
  });

  test.each([
    [
      { field: 'spec.lifecycle', order: 'asc' },
      { field: 'metadata.name', order: 'desc' },
    ],
    [{ field: 'spec.lifecycle', order: 'desc' }],
    [
      { field: 'metadata.tags', order: 'asc' },
      { field: 'spec.owner', order: 'desc' },
    ],
    [],
  ] as const)('reads the same page by page as at once, also backwards: %j %j', async (...orders) => {
    const all = await shop.client.queryEntities({ orderFields: [...orders], limit: 100 });
    const forth: (string | undefined)[] = [];
    let page = await shop.client.queryEntities({ orderFields: [...orders], limit: 2 });
    forth.push(...namesOf(page.items));
    while (page.pageInfo.nextCursor) {
      page = await shop.client.queryEntities({ cursor: page.pageInfo.nextCursor, limit: 2 });
      forth.push(...namesOf(page.items));
    }
    expect(forth).toEqual(namesOf(all.items));
    const back = [...namesOf(page.items)];
    while (page.pageInfo.prevCursor) {
      page = await shop.client.queryEntities({ cursor: page.pageInfo.prevCursor, limit: 2 });
      back.unshift(...namesOf(page.items));
    }
    expect(back).toEqual(forth);
  });

  test('gives twenty, or what is asked for, or only the count', async () => {
    expect((await shop.client.queryEntities()).items).toHaveLength(9);
    expect(await shop.client.queryEntities({ limit: 0 })).toEqual({ items: [], totalItems: 9, pageInfo: {} });
    expect(await shop.client.queryEntities({ limit: 1, totalItems: 'exclude' })).toMatchObject({
      totalItems: 0,
    });
    expect(namesOf((await shop.client.queryEntities({ orderFields, offset: 8 })).items)).toEqual(['website']);
  });

  test.each([
    {
      reason: 'in the field of the order',
      request: { orderFields, fullTextFilter: { term: ' CART' } },
      is: ['Cart', 'cart-db', 'cart-flow'],
    },
    {
      reason: 'in given fields',
      request: { orderFields, fullTextFilter: { term: 'shop', fields: ['metadata.title', 'metadata.name'] } },
      is: ['Cart', 'shop'],
    },
    { reason: 'with signs as they are', request: { orderFields, fullTextFilter: { term: '%' } }, is: [] },
    {
      reason: 'by POST',
      request: { orderFields, query: { kind: 'Component' }, fullTextFilter: { term: 'cart' } },
      is: ['Cart'],
    },
  ])('finds a text $reason', async ({ request, is }) => {
    expect(namesOf((await shop.client.queryEntities(request)).items)).toEqual(is);
  });
});
