import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyShop, SHOP } from '../test-entities/shop.ts';
import { type EntityListOptions, listEntities } from './list-entities.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

const list = async (options: EntityListOptions) => {
  const { rows, ...page } = await listEntities(database.db.read, options);
  return { names: rows.map(({ name }) => name), ...page };
};
const names = async (filter: Record<string, unknown>) => (await list({ filter })).names;

describe('filters', () => {
  test.each([
    { reason: 'a value', filter: { kind: 'Component', type: 'website' }, is: ['website'] },
    {
      reason: 'without regard to case',
      filter: { KIND: 'compoNENT', 'Spec.Type': 'WEBSITE' },
      is: ['website'],
    },
    {
      reason: 'no condition',
      filter: { $all: [] },
      is: SHOP.map(({ entity }) => entity.metadata.name).sort(),
    },
    { reason: 'an empty $any', filter: { $any: [] }, is: [] },
    { reason: 'owner in full', filter: { owner: 'group:default/shop' }, is: ['cart', 'cart-api', 'store'] },
    { reason: 'owner in short', filter: { owner: 'shop' }, is: ['cart', 'cart-api', 'store'] },
    { reason: 'spec.owner as written', filter: { 'spec.owner': 'group:payments' }, is: ['payment-api'] },
    {
      reason: 'spec.owner in full',
      filter: { 'spec.owner': 'group:default/payments' },
      is: ['cart-db', 'payment-api'],
    },
    { reason: 'system', filter: { system: 'store', kind: 'API' }, is: ['cart-api'] },
    {
      reason: '$any',
      filter: { kind: 'Component', $any: [{ name: 'cart' }, { name: 'website' }] },
      is: ['cart', 'website'],
    },
    { reason: '$not', filter: { kind: 'Component', $not: { system: 'store' } }, is: ['orphan', 'website'] },
    {
      reason: '$not of an absent field',
      filter: { kind: 'Group', $not: { title: 'x' } },
      is: ['company', 'loop-a', 'loop-b', 'payments', 'shop'],
    },
    { reason: '$in', filter: { name: { $in: ['CART', 'store', 'none'] } }, is: ['cart', 'store'] },
    {
      reason: '$hasPrefix',
      filter: { name: { $hasPrefix: 'Cart-' } },
      is: ['cart-api', 'cart-db', 'cart-flow'],
    },
    { reason: '$hasPrefix takes no pattern', filter: { name: { $hasPrefix: '%' } }, is: [] },
    { reason: '$exists', filter: { kind: 'Component', title: { $exists: true } }, is: ['cart'] },
    {
      reason: '$exists false',
      filter: { kind: 'Component', tag: { $exists: false } },
      is: ['orphan', 'website'],
    },
    { reason: '$contains a tag', filter: { 'metadata.tags': { $contains: 'Java' } }, is: ['cart'] },
    { reason: 'a tag as a value', filter: { tag: 'go' }, is: ['payment-api'] },
    { reason: 'a tag as a key', filter: { 'metadata.tags.java': true }, is: ['cart'] },
    {
      reason: 'an annotation with dots',
      filter: { 'metadata.annotations.github.com/project-slug': 'ACME/payment-api' },
      is: ['payment-api'],
    },
    {
      reason: 'an annotation exists',
      filter: { 'metadata.annotations.github.com/project-slug': { $exists: true } },
      is: ['payment-api'],
    },
    { reason: 'a path below', filter: { 'spec.profile.email': 'ada@acme.test' }, is: ['ada'] },
    { reason: 'a path in any case', filter: { 'spec.providesapis': 'cart-api' }, is: ['cart'] },
    { reason: 'a list in the spec', filter: { 'spec.memberOf': 'shop' }, is: ['ada'] },
    {
      reason: 'a relation',
      filter: { 'relations.ownedBy': 'group:default/payments' },
      is: ['cart-db', 'payment-api'],
    },
    {
      reason: 'an inverse relation',
      filter: { 'relations.hasmember': 'user:default/bob' },
      is: ['payments'],
    },
    {
      reason: 'a relation as Backstage asks',
      filter: { relations: { $contains: { type: 'dependencyOf', targetRef: 'component:default/website' } } },
      is: ['cart'],
    },
    { reason: 'health', filter: { health: 'failing' }, is: ['payment-api'] },
    { reason: 'health of what has none', filter: { kind: 'Resource', health: 'UNKNOWN' }, is: ['cart-db'] },
    { reason: 'source', filter: { source: 'none' }, is: [] },
    {
      reason: 'characters that PostgreSQL cannot hold',
      filter: { name: { $hasPrefix: 'a\0\ud800' }, 'spec.a\0': 'x' },
      is: [],
    },
    { reason: 'quotes are text', filter: { name: "o'x' or 'a'='a" }, is: [] },
  ])('$reason', async ({ filter, is }) => {
    expect(await names(filter)).toEqual(is);
  });

  test.each([
    { filter: [], says: "filter '[]': expected a map" },
    { filter: { colour: 'red' }, says: "field 'colour': expected one of ref, kind" },
    { filter: { $or: [] }, says: 'filter.$or: unknown operator, expected one of $all, $any, $not' },
    { filter: { kind: { $eq: 'API' } }, says: 'filter.kind.$eq: unknown operator, expected one of $exists' },
    { filter: { kind: ['API'] }, says: 'e.g. { "$in": ["API"] }' },
    { filter: { kind: null }, says: "filter.kind 'null': expected a value" },
    { filter: { kind: {} }, says: 'expected exactly one of $exists' },
    { filter: { $all: {} }, says: "filter.$all '{}': expected a list" },
    { filter: { $any: [{ kind: 'API' }, 1] }, says: "filter.$any[1] '1': expected a map" },
    { filter: { kind: { $in: [{}] } }, says: "filter.kind.$in[0] '{}': expected a text" },
    { filter: { kind: { $exists: 'yes' } }, says: "filter.kind.$exists 'yes': expected true or false" },
    {
      filter: { 'relations.likes': 'x' },
      says: "field 'relations.likes': expected relations. and one of ownedBy",
    },
    { filter: JSON.parse(`${'{"$not":'.repeat(20)}{}${'}'.repeat(20)}`), says: 'expected at most 16 levels' },
    { filter: { constructor: 'x' }, says: "field 'constructor': expected one of ref, kind" },
  ])('refuses $filter', async ({ filter, says }) => {
    await expect(list({ filter: filter as never })).rejects.toThrow(says);
  });
});

describe('search', () => {
  test.each([
    { reason: 'the beginning of a name', query: 'pay', is: ['payment-api', 'payments', 'cart-db'] },
    { reason: 'the name itself first', query: 'Cart', is: ['cart', 'cart-api', 'cart-db', 'cart-flow'] },
    { reason: 'all words', query: 'shopping cart', is: ['cart'] },
    { reason: 'a word of the description', query: 'people', is: ['cart'] },
    { reason: 'a tag', query: 'critical', is: ['cart'] },
    { reason: 'inside a name', query: 'bsite', is: ['website'] },
    { reason: 'not inside other texts', query: 'opping', is: [] },
    { reason: 'characters that PostgreSQL cannot hold', query: 'a\0b \ud800', is: [] },
    { reason: 'signs are text', query: '.*', is: [] },
    {
      reason: 'nothing but blanks is no query',
      query: '  ',
      is: SHOP.map(({ entity }) => entity.metadata.name).sort(),
    },
  ])('finds $reason', async ({ query, is }) => {
    expect((await list({ query })).names).toEqual(is);
  });
});

describe('pages', () => {
  test.each([{ orderBy: undefined }, { orderBy: 'NAME' as const }, { orderBy: 'HEALTH' as const }])(
    'follow one another in order $orderBy',
    async ({ orderBy }) => {
      const whole = await list({ orderBy });
      const paged: string[] = [];
      let after: string | undefined;
      do {
        const page = await list({ orderBy, first: 3, after });
        expect(page.totalCount).toBe(SHOP.length);
        expect(page.hasNextPage).toBe(paged.length + page.names.length < SHOP.length);
        paged.push(...page.names);
        after = page.hasNextPage ? (page.endCursor ?? undefined) : undefined;
      } while (after);
      expect(paged).toEqual(whole.names);
    },
  );

  test('worst health first, then unknown, then healthy', async () => {
    const { names: components } = await list({ filter: { kind: 'Component' }, orderBy: 'HEALTH' });
    expect(components).toEqual(['payment-api', 'cart', 'orphan', 'website']);
  });

  test('search results page in order of match', async () => {
    const first = await list({ query: 'cart', first: 2 });
    expect(first.names).toEqual(['cart', 'cart-api']);
    expect((await list({ query: 'cart', first: 2, after: first.endCursor ?? '' })).names).toEqual([
      'cart-db',
      'cart-flow',
    ]);
  });

  test('a page past the end still counts', async () => {
    const { endCursor } = await list({});
    expect(await list({ after: endCursor ?? '' })).toEqual({
      names: [],
      totalCount: SHOP.length,
      endCursor: null,
      hasNextPage: false,
    });
    expect(await list({ filter: { kind: 'none' } })).toEqual({
      names: [],
      totalCount: 0,
      endCursor: null,
      hasNextPage: false,
    });
  });

  test('refuse a bad size and a cursor of another list', async () => {
    await expect(list({ first: 0 })).rejects.toThrow("first '0': expected a whole number from 1 to 1000");
    await expect(list({ after: 'x' })).rejects.toThrow("after 'x': expected the endCursor");
    const { endCursor } = await list({ orderBy: 'HEALTH', first: 1 });
    await expect(list({ orderBy: 'NAME', after: endCursor ?? '' })).rejects.toThrow('in the same order');
  });
});
