import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../testing/api.ts';
import { finishRun } from '../testing/finish-run.ts';
import { shop, tell } from '../testing/shop.ts';
import { told } from '../testing/told.ts';

const database = useTestDatabase();
const COMPONENTS = Array.from({ length: 23 }, (_, index) => `c${String(index).padStart(2, '0')}`);
let now = NOW.getTime();
let api: Api;

interface Connection {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly pageInfo: Readonly<
    Record<'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor', unknown>
  >;
  readonly totalCount: number;
}

beforeAll(async () => {
  api = createApi(database.db, () => new Date(now++));
  const many = COMPONENTS.map((name) => told('/catalog', 'Component', name, { type: 'service' }));
  await tell(database.db, [...shop('/catalog'), ...many], NOW);
  for (const reason of ['one', 'two', 'three']) {
    await finishRun(database.db, api, 'cart-flow', { outcome: 'FAILED', reason });
    await finishRun(database.db, api, 'payment-flow', { outcome: 'FAILED', reason });
    await finishRun(database.db, api, 'cart-flow', { outcome: 'PASSED' });
  }
});

const COMPONENT_PAGE = `
  query ($first: Int, $after: String, $orderBy: EntityOrder, $query: String) {
    list: entities(filter: { kind: "component" }, first: $first, after: $after, orderBy: $orderBy, query: $query) {
      nodes { name } edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
    }
  }`;
const CHECK_PAGE = `
  query ($first: Int, $after: String) {
    list: checks(first: $first, after: $after) {
      nodes { name: ref } edges { cursor node { ref } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
    }
  }`;
const RUN_PAGE = `
  query ($first: Int, $after: String) {
    check(ref: "cart-flow") {
      list: runs(first: $first, after: $after) {
        nodes { name: outcome } edges { cursor node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
      }
    }
  }`;
const INCIDENT_PAGE = `
  query ($first: Int, $after: String) {
    list: incidents(first: $first, after: $after) {
      nodes { name: entityRef } edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
    }
  }`;

async function read(query: string, variables: object): Promise<Connection> {
  const { check, list } = await api.data<{ list: Connection; check?: { list: Connection } }>(query, {
    ...variables,
  });
  return check?.list ?? list;
}

describe('a connection', () => {
  test('gives 20 unless asked, and says that more follow', async () => {
    const { nodes, edges, pageInfo, totalCount } = await read(COMPONENT_PAGE, {});
    expect(nodes).toHaveLength(20);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(totalCount).toBe(25);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[19]?.cursor,
    });
  });

  test.each([
    ['entities by name', COMPONENT_PAGE, 10, [...COMPONENTS, 'cart', 'payment']],
    [
      'entities by health',
      COMPONENT_PAGE.replace('$orderBy: EntityOrder', '$orderBy: EntityOrder = HEALTH'),
      4,
      ['payment', ...COMPONENTS, 'cart'],
    ],
    ['checks', CHECK_PAGE, 1, ['check:default/cart-flow', 'check:default/payment-flow']],
    ['runs', RUN_PAGE, 4, ['PASSED', 'FAILED', 'PASSED', 'FAILED', 'PASSED', 'FAILED']],
    [
      'incidents',
      INCIDENT_PAGE,
      3,
      [
        'component:default/payment',
        'component:default/cart',
        'component:default/cart',
        'component:default/cart',
      ],
    ],
  ])('of %s leads through all, each once', async (_name, query, first, names) => {
    const seen: unknown[] = [];
    for (let after: unknown = null, pages = 1; ; pages++) {
      const { nodes, pageInfo, totalCount } = await read(query, { first, after });
      expect(totalCount).toBe(names.length);
      expect(pageInfo.hasPreviousPage).toBe(pages > 1);
      seen.push(...nodes.map(({ name }) => name));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(names);
  });

  test('of nothing is a page too', async () => {
    expect(await read(COMPONENT_PAGE, { query: 'nothing is called so' })).toEqual({
      nodes: [],
      edges: [],
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('gives up to 500', async () => {
    expect((await read(COMPONENT_PAGE, { first: 500 })).nodes).toHaveLength(25);
  });
});
