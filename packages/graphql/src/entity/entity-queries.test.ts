import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { CART_DOWN } from '../../testing/failed-run.ts';
import { finishRun } from '../../testing/finish-run.ts';
import { shop, tell } from '../../testing/shop.ts';

const database = useTestDatabase();
let api: Api;

beforeAll(async () => {
  await tell(database.db, shop('/catalog'), NOW);
  api = createApi(database.db);
  await finishRun(database.db, api, 'CART-flow', CART_DOWN);
});

describe('the catalog', () => {
  test('is filtered, searched and ordered', async () => {
    const answer = await api.data(
      `query ($filter: JSON) {
        byVariable: entities(filter: $filter) { nodes { ref } }
        inline: entities(filter: { kind: "System", owner: "group:default/shop" }) { nodes { ref } }
        found: entities(query: "what people buy") { nodes { ref } }
        worst: entities(orderBy: HEALTH, first: 1) { nodes { health { state } } }
      }`,
      { filter: { kind: { $in: ['component', 'system'] }, 'metadata.tags': 'java' } },
    );
    expect(answer).toEqual({
      byVariable: { nodes: [{ ref: 'component:default/cart' }] },
      inline: { nodes: [{ ref: 'system:default/store' }] },
      found: { nodes: [{ ref: 'component:default/cart' }] },
      worst: { nodes: [{ health: { state: 'FAILING' } }] },
    });
  });

  test('counts the values of its fields', async () => {
    const answer = await api.data(
      '{ facets(names: ["kind", "owner"], filter: { kind: "component" }) { name values { value count } } }',
    );
    expect(answer).toMatchObject({
      facets: [
        { name: 'kind', values: expect.arrayContaining([{ value: 'Check', count: 2 }]) },
        {
          name: 'owner',
          values: [
            { value: 'group:default/payments', count: 1 },
            { value: 'group:default/shop', count: 1 },
          ],
        },
      ],
    });
  });

  test('knows who answers for something', async () => {
    const answer = await api.data(`{
      who(of: "acme/cart") {
        of tried
        candidates { entity { ref } owner { ref } people { ref } contacts { notifier target } confidence because }
      }
      nobody: who(of: "zebra crossing") { candidates { because } tried }
    }`);
    expect(answer).toEqual({
      who: {
        of: 'acme/cart',
        tried: [],
        candidates: [
          {
            entity: { ref: 'component:default/cart' },
            owner: { ref: 'group:default/shop' },
            people: [{ ref: 'user:default/ada' }],
            contacts: [{ notifier: 'hook', target: 'shop' }],
            confidence: expect.any(Number),
            because: expect.stringContaining('github.com/project-slug'),
          },
        ],
      },
      nobody: { candidates: [], tried: expect.arrayContaining([expect.stringContaining('zebra crossing')]) },
    });
  });
});
