import { applyMutation } from '@watchbill/catalog';
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from '../../testing/api.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { told } from '../../testing/told.ts';

const database = useTestDatabase();
let api: Api;

beforeAll(async () => {
  api = createApi(database.db);
  const part = (name: string, ...dependsOn: string[]) => told('/catalog', 'Component', name, { dependsOn });
  const entities = [
    part('shop', 'cart', 'pay'),
    part('cart', 'db', 'ghost'),
    part('pay', 'db', 'bank'),
    part('bank', 'shop'),
    part('db'),
  ];
  const mutation = { type: 'full', entities, faults: [], unreadable: [] } as const;
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, mutation));
});

const refs = (names: string) => names.split(' ').map((name) => ({ ref: `component:default/${name}` }));

test('dependsOn and dependents are direct, or to a depth', async () => {
  const { entity } = await api.data(
    '{ entity(ref: "shop") { one: dependsOn { ref } two: dependsOn(depth: 2) { ref } up: dependents(depth: 5) { ref } } }',
  );
  expect(entity).toEqual({ one: refs('cart pay'), two: refs('cart pay bank db'), up: refs('bank pay') });
});

const REACH = 'nodes { entity { ref } distance via { ref } } truncated';

test('reach tells how far each is, and by what', async () => {
  const { entity } = await api.data(`{ entity(ref: "shop") { reach(towards: DEPENDENCIES) { ${REACH} } } }`);
  const node = (name: string, distance: number, via?: string) => ({
    entity: refs(name)[0],
    distance,
    via: via === undefined ? null : refs(via)[0],
  });
  expect(entity).toEqual({
    reach: {
      nodes: [node('cart', 1), node('pay', 1), node('bank', 2, 'pay'), node('db', 2, 'cart')],
      truncated: false,
    },
  });
});

test('and of the past as of now', async () => {
  const query = `query ($at: DateTime) { entity(ref: "shop", at: $at) { dependsOn(depth: 2) { ref } reach(towards: DEPENDENCIES, depth: 3) { ${REACH} } } }`;
  const now = await api.data(query);
  const then = await api.data(query, { at: new Date(Date.now() + 60_000).toISOString() });
  expect(then).toEqual(now);
});

test.each(['dependsOn(depth: 6) { ref }', 'reach(towards: DEPENDENTS, depth: 0) { truncated }'])(
  '%s is refused',
  async (field) => {
    const { errors } = await api.ask(`{ entity(ref: "shop") { ${field} } }`);
    expect(errors?.map(({ message, extensions }) => [extensions?.code, message])).toEqual([
      ['BAD_USER_INPUT', expect.stringMatching(/^depth '[06]': expected a whole number from 1 to 5$/)],
    ]);
  },
);

test('one statement reaches for any number', async () => {
  const db = countStatements(database.db);
  const cost = async (first: number) => {
    const before = db.statements();
    await createApi(db).data(
      `{ entities(first: ${first}) { nodes { ref reach(towards: DEPENDENTS) { ${REACH} } } } }`,
    );
    return db.statements() - before;
  };
  // The list, what it reaches, and that as entities.
  expect(await cost(1)).toBeLessThanOrEqual(3);
  expect(await cost(5)).toBeLessThanOrEqual(3);
});
