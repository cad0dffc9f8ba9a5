import { CATALOG_FILTER_EXISTS, type CatalogClient } from '@backstage/catalog-client';
import { describe, expect, test } from 'vitest';
import { SHOP } from '../../testing/backstage-shop.ts';
import { namesOf, useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('all entities', () => {
  const list = async (request: Parameters<CatalogClient['getEntities']>[0]) =>
    namesOf((await shop.client.getEntities(request)).items);

  test('come without a request', async () => {
    expect(await list({})).toHaveLength(SHOP.length);
  });

  test.each([
    {
      reason: 'ascending',
      order: { field: 'metadata.name', order: 'asc' },
      is: ['Cart', 'payment', 'website'],
    },
    {
      reason: 'descending',
      order: { field: 'metadata.name', order: 'desc' },
      is: ['website', 'payment', 'Cart'],
    },
    {
      reason: 'without the field last',
      order: { field: 'metadata.title', order: 'asc' },
      is: ['Cart', 'payment', 'website'],
    },
    {
      reason: 'without the field last, descending too',
      order: { field: 'spec.system', order: 'desc' },
      is: ['Cart', 'payment', 'website'],
    },
    {
      reason: 'by two fields',
      order: [
        { field: 'spec.lifecycle', order: 'desc' },
        { field: 'metadata.name', order: 'desc' },
      ],
      is: ['website', 'Cart', 'payment'],
    },
  ] as const)('in order: $reason', async ({ order, is }) => {
    expect(await list({ filter: { kind: 'component' }, order: [order].flat() })).toEqual(is);
  });

  test('with limit and offset', async () => {
    const order = { field: 'metadata.name', order: 'asc' } as const;
    expect(await list({ order, limit: 2 })).toEqual(['ada', 'Cart']);
    expect(await list({ order, limit: 2, offset: 1 })).toEqual(['Cart', 'cart-db']);
    expect(await list({ order, offset: 7 })).toEqual(['store', 'website']);
  });

  test('with a Link to the next page', async () => {
    const seen: string[] = [];
    let next: string | undefined =
      '/api/catalog/entities?limit=4&order=desc:metadata.name&fields=metadata.name&filter=kind';
    for (let page = 0; next && page < 9; page++) {
      const answer: Response = await fetch(new URL(next, shop.server.url));
      seen.push(...(namesOf(await answer.json()) as string[]));
      next = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual([
      'website',
      'store',
      'shop',
      'payments',
      'payment',
      'cart-flow',
      'cart-db',
      'Cart',
      'ada',
    ]);
  });

  test('cut down to fields', async () => {
    const { items } = await shop.client.getEntities({
      filter: { kind: 'user' },
      fields: ['kind', 'spec.profile', 'relations'],
    });
    expect(items).toEqual([
      {
        kind: 'User',
        spec: { profile: { email: 'Ada@acme.test', displayName: 'Ada' } },
        relations: [
          { type: 'memberOf', targetRef: 'group:default/shop' },
          { type: 'ownerOf', targetRef: 'component:default/website' },
        ],
      },
    ]);
  });

  test.each([
    {
      reason: 'a set is and',
      filter: { kind: 'component', 'spec.type': 'service' },
      is: ['Cart', 'payment'],
    },
    { reason: 'sets are or', filter: [{ kind: 'user' }, { kind: 'system' }], is: ['ada', 'store'] },
    { reason: 'values are or', filter: { kind: ['User', 'SYSTEM'] }, is: ['ada', 'store'] },
    { reason: 'existence', filter: { 'metadata.title': CATALOG_FILTER_EXISTS }, is: ['Cart', 'shop'] },
  ])('that fulfil a filter: $reason', async ({ filter, is }) => {
    expect((await list({ filter })).toSorted()).toEqual(is);
  });

  test('as a stream of pages', async () => {
    const pages = [];
    for await (const page of shop.client.streamEntities({
      pageSize: 4,
      filter: { kind: ['component', 'group', 'user'] },
    })) {
      pages.push(page.length);
    }
    expect(pages).toEqual([4, 2]);
  });
});
