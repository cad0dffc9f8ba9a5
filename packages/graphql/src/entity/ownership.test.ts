import { applyMutation, type SourcedEntity } from '@watchbill/catalog';
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { type Api, createApi } from '../../testing/api.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { told } from '../../testing/told.ts';

const database = useTestDatabase();
let api: Api;

const codeowners = (owner: string) =>
  ({ owner, way: 'codeowners', confidence: 0.8, because: `CODEOWNERS line 3: /cart/ ${owner}` }) as const;

beforeAll(async () => {
  api = createApi(database.db);
  const entities: readonly SourcedEntity[] = [
    told('/catalog', 'Group', 'shop', { type: 'team', children: [] }),
    told('/catalog', 'Group', 'ops', { type: 'team', children: [] }),
    told('/catalog', 'System', 'store', { owner: 'ops' }),
    { ...told('/catalog', 'Component', 'cart', { system: 'store' }), owners: [codeowners('@acme/shop')] },
    { ...told('/catalog', 'Component', 'till', { owner: 'ops' }), owners: [codeowners('@acme/shop')] },
    told('/catalog', 'Component', 'shelf', { system: 'store' }),
    { ...told('/catalog', 'Component', 'lost', {}), owners: [codeowners('@acme/gone')] },
  ];
  const mutation = { type: 'full', entities, faults: [], unreadable: [] } as const;
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, mutation));
});

const FIELDS = `owner { ref } ownerRef contacts { target }
  ownership { owner { ref } way confidence because disputed alternatives { owner { ref } named way confidence because } }`;

const of = async (name: string) =>
  (await api.data<{ entity: object }>(`{ entity(ref: "${name}") { ${FIELDS} } }`)).entity;

test('by evidence, before what it belongs to', async () => {
  const shop = { ref: 'group:default/shop' };
  expect(await of('cart')).toEqual({
    owner: shop,
    ownerRef: null,
    contacts: [],
    ownership: {
      owner: shop,
      way: 'CODEOWNERS',
      confidence: 0.8,
      because: 'it names no owner; owned by group:default/shop (CODEOWNERS line 3: /cart/ @acme/shop)',
      disputed: false,
      alternatives: [
        {
          owner: { ref: 'group:default/ops' },
          named: 'group:default/ops',
          way: 'INHERITED',
          confidence: 0.8,
          because: expect.stringContaining(
            'system:default/store, which it belongs to, is owned by group:default/ops',
          ),
        },
      ],
    },
  });
});

test('contradicted', async () => {
  expect(await of('till')).toMatchObject({
    owner: { ref: 'group:default/ops' },
    ownerRef: 'group:default/ops',
    ownership: {
      way: 'DESCRIPTOR',
      confidence: 1,
      disputed: true,
      alternatives: [{ owner: { ref: 'group:default/shop' }, way: 'CODEOWNERS' }],
    },
  });
});

test('inherited, and nobody', async () => {
  expect(await of('shelf')).toMatchObject({
    owner: { ref: 'group:default/ops' },
    ownership: { way: 'INHERITED', confidence: 0.8 },
  });
  expect(await of('lost')).toMatchObject({
    owner: null,
    ownership: {
      owner: null,
      way: null,
      confidence: 0,
      because: 'it names no owner; @acme/gone (CODEOWNERS line 3: /cart/ @acme/gone) is not in the catalog',
      alternatives: [{ owner: null, named: '@acme/gone' }],
    },
  });
});

test('the group owns what evidence gives it, and unowned tells of the rest', async () => {
  const { entity, unowned } = await api.data<{ entity: object; unowned: object }>(
    '{ entity(ref: "group:shop") { ... on Group { owns { ref } } } unowned { nodes { entity { ref } reason ownerRef } } }',
  );
  expect(entity).toEqual({ owns: [{ ref: 'component:default/cart' }] });
  expect(unowned).toEqual({
    nodes: [
      { entity: { ref: 'component:default/lost' }, reason: 'OWNER_DOES_NOT_EXIST', ownerRef: '@acme/gone' },
    ],
  });
});

test('the whole chain of any number costs the same number of statements', async () => {
  const db = countStatements(database.db);
  const cost = async (first: number) => {
    const before = db.statements();
    await createApi(db).data(
      `{ entities(filter: { kind: "Component" }, first: ${first}) { nodes { ref ${FIELDS} } } }`,
    );
    return db.statements() - before;
  };
  // The list, the owners, the chains, whom their evidence means, and the owners as entities in at most two batches.
  expect(await cost(1)).toBeLessThanOrEqual(6);
  expect(await cost(4)).toBeLessThanOrEqual(6);
});
