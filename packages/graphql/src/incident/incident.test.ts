import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { CART_DOWN } from '../../testing/failed-run.ts';
import { finishRun } from '../../testing/finish-run.ts';
import { shop, tell } from '../../testing/shop.ts';

const database = useTestDatabase();
const at = NOW.toISOString();
let api: Api;
let runId: string;

beforeAll(async () => {
  await tell(database.db, shop('/catalog'), NOW);
  api = createApi(database.db);
  runId = await finishRun(database.db, api, 'CART-flow', CART_DOWN);
});

describe('incident', () => {
  test('shows what is wrong, what proves it, and who was told', async () => {
    const { incidents } = await api.data(`{
      incidents(state: [OPEN, ACKNOWLEDGED], entity: "cart") {
        totalCount
        nodes {
          state health severity reason startedAt acknowledgedAt acknowledgedBy resolvedAt
          entity { ref } entityRef check { ref } run { id failure { step } } owner { ref }
          deliveries { type notifier target state attempts reason lastError createdAt nextAttemptAt deliveredAt }
        }
      }
    }`);
    expect(incidents).toEqual({
      totalCount: 1,
      nodes: [
        {
          state: 'OPEN',
          health: 'FAILING',
          severity: 'page',
          reason: 'Cart flow: The cart does not open.',
          startedAt: at,
          acknowledgedAt: null,
          acknowledgedBy: null,
          resolvedAt: null,
          entity: { ref: 'component:default/cart' },
          entityRef: 'component:default/cart',
          check: { ref: 'check:default/cart-flow' },
          run: { id: runId, failure: { step: 'cart / opens' } },
          owner: { ref: 'group:default/shop' },
          deliveries: [
            expect.objectContaining({
              type: 'incident.opened',
              notifier: 'hook',
              target: 'shop',
              state: 'PENDING',
              attempts: 0,
              reason: expect.stringContaining('group:default/shop owns component:default/cart'),
              lastError: null,
              deliveredAt: null,
            }),
          ],
        },
      ],
    });
  });

  test.each([
    ['in another state', '(state: [RESOLVED])'],
    ['in no state', '(state: [])'],
    ['of another entity', '(entity: "payment")'],
  ])('%s is not listed', async (_reason, args) => {
    expect(await api.data(`{ incidents${args} { totalCount } }`)).toEqual({ incidents: { totalCount: 0 } });
  });

  test('is taken by who says so first', async () => {
    const taken =
      'mutation ($id: ID!) { acknowledgeIncident(id: $id) { state acknowledgedAt acknowledgedBy } }';
    const { incidents } = await api.data<{ incidents: { nodes: { id: string }[] } }>(
      '{ incidents { nodes { id } } }',
    );
    const variables = { id: incidents.nodes[0]?.id };
    const acknowledgeIncident = { state: 'ACKNOWLEDGED', acknowledgedAt: at, acknowledgedBy: 'ada' };
    expect(await api.data(taken, variables)).toEqual({ acknowledgeIncident });
    expect(await api.data(taken, variables)).toEqual({ acknowledgeIncident });
  });
});
