/** Long because it tells one story: a reorganisation, and every way to look back at what was before. */
import type { SourcedEntity } from '@watchbill/catalog';
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { type CountedDatabase, countStatements } from '../../testing/count-statements.ts';
import { shop, tell } from '../../testing/shop.ts';
import { told } from '../../testing/told.ts';

const database = useTestDatabase();
let api: Api;
let db: CountedDatabase;
/** When the shop was as `shop()` tells it. */
let then: string;

const refs = (...names: string[]) => names.map((ref) => ({ ref }));
const isNamed =
  (...names: string[]) =>
  ({ entity }: SourcedEntity) =>
    names.includes(entity.metadata.name);
const MANY = Array.from({ length: 60 }, (_, index) => `part-${index}`);

beforeAll(async () => {
  const before = shop('/catalog');
  const parts = MANY.map((name) => told('/catalog', 'Component', name, { owner: 'shop', system: 'many' }));
  const whole = told('/catalog', 'System', 'many', { owner: 'shop' });
  await tell(database.db, [...before, ...parts, whole], NOW);
  then = await moment();
  // Payments is dissolved: its person and its service go to the shop, the cart leaves for a new domain.
  await tell(
    database.db,
    [
      ...before.filter((entity) => !isNamed('payments', 'bob', 'payment', 'cart', 'cart-flow')(entity)),
      told('/catalog', 'User', 'bob', { memberOf: ['shop'] }),
      told('/catalog', 'Component', 'payment', { type: 'service', lifecycle: 'production', owner: 'shop' }),
      told('/elsewhere', 'Component', 'cart', { type: 'website', lifecycle: 'deprecated', owner: 'shop' }),
      whole,
    ],
    NOW,
  );
  api = createApi(database.db);
  db = countStatements(database.db);
});

/** A time that no change before or after shares. */
async function moment(): Promise<string> {
  await database.db.read.$queryRaw`select pg_sleep(0.003)::text`;
  const rows = await database.db.read.$queryRaw<{ at: Date }[]>`
    select date_trunc('milliseconds', clock_timestamp()) as at`;
  await database.db.read.$queryRaw`select pg_sleep(0.003)::text`;
  return rows.map(({ at }) => at.toISOString()).join();
}

describe('what became of an entity', () => {
  test('is told field by field, newest first', async () => {
    const { entity } = await api.data(`{
      entity(ref: "payment") {
        history {
          totalCount
          nodes {
            kind entityRef entity { ref } source location previousLocation truncated
            differences { path before after }
          }
        }
      }
    }`);
    const place = {
      entityRef: 'component:default/payment',
      entity: { ref: 'component:default/payment' },
      source: 'shop',
      location: 'file:/catalog/payment.yaml',
      previousLocation: null,
      truncated: false,
    };
    expect(entity).toEqual({
      history: {
        totalCount: 2,
        nodes: [
          {
            ...place,
            kind: 'CHANGED',
            differences: [
              { path: 'spec.owner', before: 'payments', after: 'shop' },
              { path: 'spec.system', before: 'store', after: null },
            ],
          },
          { ...place, kind: 'ADDED', differences: [] },
        ],
      },
    });
  });

  test('comes a page at a time', async () => {
    const page = async (after: string | null) => {
      const query = `query ($after: String) {
        entity(ref: "payment") { history(first: 1, after: $after) { nodes { kind } pageInfo { hasNextPage endCursor } } }
      }`;
      const { entity } = await api.data<{ entity: { history: Page } }>(query, { after });
      return entity.history;
    };
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.nodes, second.nodes]).toEqual([[{ kind: 'CHANGED' }], [{ kind: 'ADDED' }]]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  interface Page {
    readonly nodes: readonly object[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }

  test('is in the feed of all, also when it was removed', async () => {
    const { gone, moved, none, later } = await api.data(`{
      gone: changes(ref: "group:payments", kind: REMOVED) { totalCount nodes { entityRef entity { ref } } }
      moved: changes(source: "shop", ref: "cart", first: 1) { nodes { location previousLocation } }
      none: changes(source: "ghost") { totalCount nodes { id } }
      later: changes(since: "2999-01-01T00:00:00+01:00") { totalCount }
    }`);
    expect(gone).toEqual({ totalCount: 1, nodes: [{ entityRef: 'group:default/payments', entity: null }] });
    expect(moved).toEqual({
      nodes: [{ location: 'file:/elsewhere/cart.yaml', previousLocation: 'file:/catalog/cart.yaml' }],
    });
    expect(none).toEqual({ totalCount: 0, nodes: [] });
    expect(later).toEqual({ totalCount: 0 });
  });
});

describe('an entity of the past', () => {
  test('says what it said, and leads to what it led to', async () => {
    const query = `query ($at: DateTime) {
      entity(ref: "CART", at: $at) {
        __typename at title description type lifecycle tags location document
        links { url } annotations ownerRef owner { ref } contacts { target } runbooks { title url content }
        dependsOn { ref owner { ref } contacts { target } } relations { type ref entity { ref } }
        history { totalCount nodes { kind } }
      }
    }`;
    const { entity } = await api.data<{ entity: { document: object; relations: object } }>(query, {
      at: then,
    });
    const fresh = shop('/catalog').find(isNamed('cart'))?.entity;
    expect(entity).toMatchObject({
      __typename: 'Component',
      at: then,
      title: 'Shopping cart',
      description: 'Holds what people buy',
      type: 'service',
      lifecycle: 'production',
      tags: ['java', 'critical'],
      location: 'file:/catalog/cart.yaml',
      document: { kind: 'Component', spec: fresh?.spec },
      links: [{ url: 'https://wiki.test/cart' }],
      annotations: {
        'github.com/project-slug': 'acme/cart',
        'backstage.io/managed-by-location': 'file:/catalog/cart.yaml',
      },
      ownerRef: 'group:default/shop',
      owner: { ref: 'group:default/shop' },
      contacts: [{ target: 'shop' }],
      runbooks: [{ title: 'Wiki', url: 'https://wiki.test/cart', content: null }],
      dependsOn: [
        { ref: 'resource:default/cart-db', owner: { ref: 'group:default/payments' } },
        { ref: 'component:default/payment', contacts: [{ target: 'pay@acme.test' }] },
      ],
      history: { totalCount: 1, nodes: [{ kind: 'ADDED' }] },
    });
    expect(entity.relations).toEqual([
      { type: 'checkedBy', ref: 'check:default/cart-flow', entity: { ref: 'check:default/cart-flow' } },
      { type: 'dependsOn', ref: 'component:default/ghost', entity: null },
      { type: 'dependsOn', ref: 'component:default/payment', entity: { ref: 'component:default/payment' } },
      { type: 'dependsOn', ref: 'resource:default/cart-db', entity: { ref: 'resource:default/cart-db' } },
      { type: 'ownedBy', ref: 'group:default/shop', entity: { ref: 'group:default/shop' } },
      { type: 'partOf', ref: 'system:default/store', entity: { ref: 'system:default/store' } },
      { type: 'providesApi', ref: 'api:default/cart-api', entity: { ref: 'api:default/cart-api' } },
    ]);
  });

  test('has the neighbours of its kind', async () => {
    const answer = await api.data(
      `query ($at: DateTime) {
        company: entity(ref: "group:company", at: $at) { ... on Group { members(transitive: true) { ref } owns { ref } } }
        payments: entity(ref: "group:payments", at: $at) { ... on Group { members { ref } } }
        store: entity(ref: "system:store", at: $at) { ... on System { parts { ref } } }
        payment: entity(ref: "payment", at: $at) { dependents { ref } }
        check: entity(ref: "check:cart-flow", at: $at) { owner { ref } ... on CheckEntity { check { every } } }
      }`,
      { at: then },
    );
    expect(answer).toEqual({
      company: {
        members: refs('user:default/ada', 'user:default/bob'),
        owns: refs('domain:default/commerce'),
      },
      payments: { members: refs('user:default/bob') },
      store: {
        parts: refs(
          'component:default/cart',
          'api:default/cart-api',
          'resource:default/cart-db',
          'component:default/payment',
        ),
      },
      payment: { dependents: refs('component:default/cart') },
      check: { owner: { ref: 'group:default/shop' }, check: null },
    });
  });

  test('has nothing of what is known of now alone: no data is UNKNOWN', async () => {
    const query = `query ($at: DateTime) {
      entity(ref: "cart", at: $at) { health { state since cause { ref } } checks { ref } incidents { id } faults { message } }
    }`;
    expect((await api.data(query, { at: then })).entity).toEqual({
      health: { state: 'UNKNOWN', since: then, cause: null },
      checks: [],
      incidents: [],
      faults: [],
    });
  });

  test('is null before it was there, and now is any time after the last change', async () => {
    const query = `query ($at: DateTime) { entity(ref: "cart", at: $at) { type owner { ref } } }`;
    expect((await api.data(query, { at: '2999-01-01T00:00:00Z' })).entity).toEqual({
      type: 'website',
      owner: { ref: 'group:default/shop' },
    });
    const { entity } = await api.data(`{ entity(ref: "unheard-of", at: "${then}") { ref } }`);
    expect(entity).toBeNull();
  });

  test.each([
    { reason: 'a time from which nothing is kept', at: '"2001-01-01T00:00:00Z"', says: /changes are kept/ },
    { reason: 'a time without its zone', at: '"2026-11-20T21:58:22"', says: /with its zone/ },
    { reason: 'a day that is none', at: '"2026-13-20T21:58:22Z"', says: /expected ISO 8601/ },
    { reason: 'a number', at: '12', says: /expected ISO 8601/ },
  ])('of $reason is refused', async ({ at, says }) => {
    const { errors } = await api.ask(`{ entity(ref: "cart", at: ${at}) { ref } }`);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(says), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

test('the number of statements does not depend on how much is found', async () => {
  const cost = async (query: string) => {
    const before = db.statements();
    await createApi(db).data(query, { at: then });
    return db.statements() - before;
  };
  const history = (filter: string) =>
    `{ entities(filter: ${filter}) { nodes { history(first: 2) { totalCount nodes { differences { path } entity { ref } } } } } }`;
  expect(await cost(history('{ name: "cart" }'))).toBeLessThanOrEqual(4);
  expect(await cost(history('{}'))).toBeLessThanOrEqual(4);

  const past = (system: string) => `query ($at: DateTime) {
    entity(ref: "system:${system}", at: $at) {
      ... on System { parts { ref owner { ref } relations { type entity { ref owner { ref } } } } }
    }
  }`;
  // Two for the entities of each of six steps, three for the relations of each of three: a check asks for them to find an owner.
  expect(await cost(past('store'))).toBeLessThanOrEqual(21);
  expect(await cost(past('many'))).toBeLessThanOrEqual(21);
});
