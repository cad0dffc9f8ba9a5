import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../testing/api.ts';
import { finishRun } from '../testing/finish-run.ts';
import { shop, tell } from '../testing/shop.ts';
import { maskError } from './mask-error.ts';

const database = useTestDatabase();
const NOBODY = '00000000-0000-4000-8000-000000000000';
let api: Api;

beforeAll(async () => {
  await tell(database.db, shop('/catalog'), NOW);
  api = createApi(database.db);
});

describe('an error that the caller can act on', () => {
  test.each([
    [
      'a ref that is none',
      '{ entity(ref: "a:b:c") { ref } }',
      'BAD_USER_INPUT',
      "reference 'a:b:c': expected",
    ],
    [
      'a page too large',
      '{ entities(first: 501) { totalCount } }',
      'BAD_USER_INPUT',
      "first '501': expected 1 to 500",
    ],
    ['a page of nothing', '{ checks(first: 0) { totalCount } }', 'BAD_USER_INPUT', "first '0'"],
    [
      'a list too long',
      '{ entity(ref: "cart") { incidents(first: 501) { id } } }',
      'BAD_USER_INPUT',
      "first '501'",
    ],
    [
      'an unknown field',
      '{ entities(filter: { colour: "red" }) { totalCount } }',
      'BAD_USER_INPUT',
      "field 'colour'",
    ],
    [
      'a filter that is no map',
      '{ entities(filter: ["a"]) { totalCount } }',
      'BAD_USER_INPUT',
      'filter ["a"]',
    ],
    ['a facet of nothing', '{ facets(names: ["colour"]) { name } }', 'BAD_USER_INPUT', "field 'colour'"],
    ['a cursor of entities', '{ entities(after: "x") { totalCount } }', 'BAD_USER_INPUT', "after 'x'"],
    ['a cursor of checks', '{ checks(after: "!") { totalCount } }', 'BAD_USER_INPUT', "after '!'"],
    [
      'a cursor of runs',
      '{ check(ref: "cart-flow") { runs(after: "YQ") { totalCount } } }',
      'BAD_USER_INPUT',
      "after 'YQ'",
    ],
    ['a cursor of incidents', '{ incidents(after: "x") { totalCount } }', 'BAD_USER_INPUT', "after 'x'"],
    ['nobody to look for', '{ who(of: " ") { tried } }', 'BAD_USER_INPUT', 'expected 1 to 4000 characters'],
    ['no such check', 'mutation { runCheck(ref: "ghost") { id } }', 'NOT_FOUND', 'check:default/ghost'],
    ['no such incident', `mutation { acknowledgeIncident(id: "${NOBODY}") { id } }`, 'NOT_FOUND', NOBODY],
    ['no such source', 'mutation { syncSource(id: "ghost") { id } }', 'NOT_FOUND', "source 'ghost'"],
    ['no such run to watch', `subscription { runEvents(id: "${NOBODY}") { seq } }`, 'NOT_FOUND', NOBODY],
    ['an id that is none', 'subscription { runEvents(id: "x") { seq } }', 'NOT_FOUND', "run 'x'"],
  ])('%s', async (_reason, query, code, message) => {
    const { errors } = query.startsWith('subscription')
      ? { errors: [await api.watch(query).catch((error: unknown) => error)] }
      : await api.ask(query);
    expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code } }]);
  });

  test('a resolved incident cannot be acknowledged', async () => {
    await finishRun(database.db, api, 'payment-flow', { outcome: 'FAILED', reason: 'It does not pay.' });
    await finishRun(database.db, api, 'payment-flow', { outcome: 'PASSED' });
    const { incidents } = await api.data<{ incidents: { nodes: { id: string; state: string }[] } }>(
      '{ incidents { nodes { id state } } }',
    );
    expect(incidents.nodes).toMatchObject([{ state: 'RESOLVED' }]);
    const { errors } = await api.ask('mutation ($id: ID!) { acknowledgeIncident(id: $id) { id } }', {
      id: incidents.nodes[0]?.id,
    });
    expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
  });
});

test('a fault of ours has no code of its own, and nothing of it is left once masked', async () => {
  const broken = createApi({
    ...database.db,
    read: new Proxy(database.db.read, {
      get: () => () => Promise.reject(new Error('password authentication failed for user "watchbill"')),
    }),
  });
  const logged: unknown[] = [];
  const { errors } = await broken.raw('{ entity(ref: "cart") { ref } }');
  expect(errors?.map((error) => error.extensions.code)).toEqual([undefined]);
  const masked = errors?.map((error) => maskError((cause) => logged.push(cause))(error, 'Unexpected error.'));
  expect(JSON.stringify(masked)).not.toContain('password');
  expect(masked).toMatchObject([{ path: ['entity'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(logged).toMatchObject([{ message: expect.stringContaining('password') }]);
});
