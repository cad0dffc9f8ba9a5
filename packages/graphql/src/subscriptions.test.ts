import { INCIDENT_CHANGED } from '@watchbill/alerting';
import { type Listener, listen } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { HEALTH_CHANGED } from '@watchbill/health';
import type { ExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../testing/api.ts';
import { countStatements } from '../testing/count-statements.ts';
import { finishRun } from '../testing/finish-run.ts';
import { shop, tell } from '../testing/shop.ts';

const database = useTestDatabase();
let api: Api;
let listener: Listener;

beforeAll(async () => {
  await tell(database.db, shop('/catalog'), NOW);
  api = createApi(database.db);
  const publish = (channel: string) => (payload: string) => api.changes.publish(channel, payload);
  listener = await listen(database.url, {
    [HEALTH_CHANGED]: publish(HEALTH_CHANGED),
    [INCIDENT_CHANGED]: publish(INCIDENT_CHANGED),
  });
});
afterAll(() => listener.close());

async function take(stream: AsyncIterableIterator<ExecutionResult>, count: number): Promise<unknown[]> {
  const events: unknown[] = [];
  while (events.length < count) {
    const { value } = await stream.next();
    events.push(JSON.parse(JSON.stringify(value.errors ?? value.data)));
  }
  return events;
}

describe('what one verdict moves', () => {
  test('is told with health as it is now, from the check up to the domain', async () => {
    const stream = await api.watch(
      'subscription { healthChanged { ref health { state reason cause { ref } } } }',
    );
    const seen = take(stream, 4);
    await finishRun(database.db, api, 'cart-flow', { outcome: 'FAILED', reason: 'No cart.' });
    const cause = { ref: 'component:default/cart' };
    const expected = [
      ['check:default/cart-flow', null],
      ['component:default/cart', null],
      ['system:default/store', cause],
      ['domain:default/commerce', cause],
    ].map(([ref, from]) => ({
      healthChanged: { ref, health: expect.objectContaining({ state: 'FAILING', cause: from }) },
    }));
    expect(new Set(await seen)).toEqual(new Set(expected));
    // The next event of the same subscription shows the next state, not what the first one loaded.
    const later = take(stream, 1);
    await finishRun(database.db, api, 'cart-flow', { outcome: 'PASSED' });
    expect(await later).toMatchObject([{ healthChanged: { health: { state: 'HEALTHY' } } }]);
    await stream.return?.();
  });

  test('is told of incidents too, and acknowledging is', async () => {
    const stream = await api.watch(
      'subscription { incidentChanged { id state acknowledgedBy deliveries { target } } }',
    );
    const opened = take(stream, 1);
    await finishRun(database.db, api, 'payment-flow', { outcome: 'FAILED', reason: 'No money.' });
    const [event] = (await opened) as [{ incidentChanged: { id: string } }];
    const { id } = event.incidentChanged;
    expect(event.incidentChanged).toEqual({
      id,
      state: 'OPEN',
      acknowledgedBy: null,
      deliveries: [{ target: 'pay@acme.test' }],
    });
    const taken = take(stream, 1);
    await api.data('mutation ($id: ID!) { acknowledgeIncident(id: $id) { state } }', { id });
    expect(await taken).toMatchObject([
      { incidentChanged: { state: 'ACKNOWLEDGED', acknowledgedBy: 'ada' } },
    ]);
    await stream.return?.();
  });
});

test('a burst costs one read, and tells of each thing once', async () => {
  const db = countStatements(database.db);
  const crowd = createApi(db);
  const stream = await crowd.watch('subscription { healthChanged { ref } }');
  const refs = Array.from({ length: 50 }, (_, index) => `component:default/c${index}`);
  for (let round = 0; round < 3; round++) for (const ref of refs) crowd.changes.publish(HEALTH_CHANGED, ref);
  expect(await take(stream, 50)).toEqual(refs.map((ref) => ({ healthChanged: { ref } })));
  expect(db.statements()).toBe(1);
  await stream.return?.();
});
