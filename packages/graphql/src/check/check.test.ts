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

describe('check', () => {
  test('shows its definition, schedule and last run', async () => {
    const { check } = await api.data(`{
      check(ref: "Cart-Flow") {
        ref name title description entity { ref } entityRef owner { ref } script every timeout severity paused nextRunAt
        health { state since reason } faults { message } lastRun { id } runs { totalCount nodes { id steps { name } } }
      }
    }`);
    expect(check).toEqual({
      ref: 'check:default/cart-flow',
      name: 'cart-flow',
      title: 'Cart flow',
      description: 'Fills a cart',
      entity: { ref: 'component:default/cart' },
      entityRef: 'component:default/cart',
      owner: { ref: 'group:default/shop' },
      script: './flow.k6.js',
      every: '1m30s',
      timeout: '10s',
      severity: 'page',
      paused: false,
      nextRunAt: expect.stringMatching(/^2026-03-01T03:1[23]/),
      health: { state: 'FAILING', since: at, reason: 'The cart does not open.' },
      faults: [],
      lastRun: { id: runId },
      runs: { totalCount: 1, nodes: [{ id: runId, steps: [{ name: 'opens' }] }] },
    });
  });

  test('that does not exist is null', async () => {
    expect(await api.data('{ check(ref: "cart") { ref } }')).toEqual({ check: null });
  });

  test.each([
    ['all', '', ['check:default/cart-flow', 'check:default/payment-flow']],
    ['of one entity, in any spelling', '(entity: "Payment")', ['check:default/payment-flow']],
    ['of an entity without', '(entity: "resource:cart-db")', []],
  ])('lists %s', async (_reason, args, refs) => {
    const { checks } = await api.data<{ checks: object }>(`{ checks${args} { totalCount nodes { ref } } }`);
    expect(checks).toEqual({ totalCount: refs.length, nodes: refs.map((ref) => ({ ref })) });
  });
});
