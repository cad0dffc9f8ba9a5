import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../testing/api.ts';
import { finishRun } from '../testing/finish-run.ts';
import { shop, tell } from '../testing/shop.ts';
import { told } from '../testing/told.ts';

const database = useTestDatabase();
const at = NOW.toISOString();
let api: Api;
let runId: string;

beforeAll(async () => {
  const twice = told('/catalog/more', 'Component', 'cart', { owner: 'payments' });
  await tell(database.db, [...shop('/catalog'), twice], NOW);
  api = createApi(database.db);
  runId = await finishRun(database.db, api, 'CART-flow', {
    outcome: 'FAILED',
    reason: 'The cart does not open.',
    failure: { step: 'cart / opens', expected: 'status is 200', actual: '503' },
    steps: [{ group: 'cart', name: 'opens', passes: 0, fails: 1 }],
    requests: [{ method: 'GET', url: 'http://cart.test/', status: 503, durationMs: 12.5, group: 'cart' }],
    thresholds: [{ metric: 'http_req_duration', threshold: 'p(95)<500' }],
    console: [{ at, level: 'error', text: 'no cart' }],
  });
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

describe('the installation', () => {
  test('shows its sources with their faults, and reads one when asked', async () => {
    const fields = 'id type state entities lastSyncAt lastError faults { level message file }';
    const source = {
      id: 'shop',
      type: 'files',
      state: 'CURRENT',
      entities: 15,
      lastSyncAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastError: null,
      faults: [
        {
          level: 'error',
          message: expect.stringContaining('component:default/cart is already described'),
          file: '/catalog/more/cart.yaml',
        },
        expect.objectContaining({ level: 'warning', file: '/catalog/cart.yaml' }),
      ],
    };
    expect(await api.data(`{ sources { ${fields} } }`)).toEqual({ sources: [source] });
    expect(await api.data(`mutation { syncSource(id: "shop") { ${fields} } }`)).toEqual({
      syncSource: source,
    });
    expect(api.synced).toEqual(['shop']);
  });

  test('says what it is and who asks', async () => {
    const answer = await api.data(`{
      status { version demo runner { state detail } browser { state detail } }
      viewer { name signedIn }
    }`);
    expect(answer).toEqual({
      status: {
        version: '1.2.3',
        demo: true,
        runner: { state: 'READY', detail: 'k6 v2.2.0' },
        browser: { state: 'PREPARING', detail: 'Unpacking Chromium' },
      },
      viewer: { name: 'ada', signedIn: true },
    });
  });
});
