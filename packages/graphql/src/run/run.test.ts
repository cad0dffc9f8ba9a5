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

describe('run', () => {
  test('shows its evidence', async () => {
    const { run } = await api.data(
      `query ($id: ID!) {
        run(id: $id) {
          id check { ref } state outcome reason trigger actor queuedAt startedAt finishedAt durationMs truncated runner
          failure { step expected actual }
          steps { group name passes fails }
          requests { method url status durationMs error group }
          thresholds { metric threshold }
          console { at level text }
        }
      }`,
      { id: runId.toUpperCase() },
    );
    expect(run).toEqual({
      id: runId,
      check: { ref: 'check:default/cart-flow' },
      state: 'FINISHED',
      outcome: 'FAILED',
      reason: 'The cart does not open.',
      trigger: 'MANUAL',
      actor: 'ada',
      queuedAt: at,
      startedAt: at,
      finishedAt: at,
      durationMs: 0,
      truncated: false,
      runner: 'k6 v2.2.0',
      failure: { step: 'cart / opens', expected: 'status is 200', actual: '503' },
      steps: [{ group: 'cart', name: 'opens', passes: 0, fails: 1 }],
      requests: [
        {
          method: 'GET',
          url: 'http://cart.test/',
          status: 503,
          durationMs: 12.5,
          error: null,
          group: 'cart',
        },
      ],
      thresholds: [{ metric: 'http_req_duration', threshold: 'p(95)<500' }],
      console: [{ at, level: 'error', text: 'no cart' }],
    });
  });

  test.each(['x', '00000000-0000-4000-8000-000000000000'])('%s is null', async (id) => {
    const answer = await api.data('query ($id: ID!) { run(id: $id) { id } incident(id: $id) { id } }', {
      id,
    });
    expect(answer).toEqual({ run: null, incident: null });
  });

  test('asked for twice before it begins is one run', async () => {
    const { first, second } = await api.data<Record<'first' | 'second', { id: string }>>(`mutation {
      first: runCheck(ref: "payment-flow") { id state outcome trigger actor startedAt check { lastRun { state } } }
      second: runCheck(ref: "check:default/payment-flow") { id }
    }`);
    expect(second.id).toBe(first.id);
    expect(first).toMatchObject({
      state: 'QUEUED',
      outcome: null,
      trigger: 'MANUAL',
      actor: 'ada',
      startedAt: null,
      check: { lastRun: { state: 'QUEUED' } },
    });
  });
});
