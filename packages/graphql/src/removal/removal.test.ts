import { applyMutation, type SourcedEntity } from '@watchbill/catalog';
import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { type Api, createApi } from '../../testing/api.ts';
import { told } from '../../testing/told.ts';

const database = useTestDatabase();
let api: Api;

beforeEach(async () => {
  await database.db.read.source.deleteMany();
  await database.db.read.change.deleteMany();
  api = createApi(database.db);
});

const tell = (entities: readonly SourcedEntity[], id = 'files', rank = 0) =>
  database.db.transact((tx) =>
    applyMutation(tx, { id, type: 'files', rank }, { type: 'full', entities, faults: [], unreadable: [] }),
  );
const cart = told('/catalog', 'Component', 'cart', { owner: 'shop', type: 'service' });
const many = Array.from({ length: 20 }, (_, index) => told('/catalog', 'Component', `c${index}`, {}));

test('what was removed is listed, restored, and let go again', async () => {
  await tell([cart]);
  await tell([]);
  const { tombstones } = await api.data(`{ tombstones { totalCount nodes { entityRef kind source } } }`);
  expect(tombstones).toEqual({
    totalCount: 1,
    nodes: [{ entityRef: 'component:default/cart', kind: 'Component', source: 'files' }],
  });
  expect(await api.data('mutation { restoreEntity(ref: "cart") { ref } }')).toEqual({
    restoreEntity: { ref: 'component:default/cart' },
  });
  expect(await api.data('{ orphans { totalCount nodes { entity { name } keptBy absentSince } } }')).toEqual({
    orphans: { totalCount: 1, nodes: [{ entity: { name: 'cart' }, keptBy: ['ada'], absentSince: null }] },
  });
  expect(await api.data('mutation { releaseEntity(ref: "cart") }')).toEqual({
    releaseEntity: 'component:default/cart',
  });
  expect(await api.data('{ orphans { totalCount } tombstones { totalCount } }')).toEqual({
    orphans: { totalCount: 0 },
    tombstones: { totalCount: 1 },
  });
});

test('a removal that is held is seen at its source, and confirmed', async () => {
  await tell([cart, ...many]);
  await tell([cart]);
  expect(await api.data('{ sources { id heldRemovals } orphans(first: 1) { totalCount } }')).toEqual({
    sources: [{ id: 'files', heldRemovals: 20 }],
    orphans: { totalCount: 20 },
  });
  const tooMany = await api.ask('mutation { confirmRemovals(id: "files", count: 21) { id } }');
  expect(tooMany.errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT' } });
  expect(
    await api.data('mutation { confirmRemovals(id: "files", count: 20) { confirmedRemovals heldRemovals } }'),
  ).toEqual({ confirmRemovals: { confirmedRemovals: 20, heldRemovals: 20 } });
  await tell([cart]);
  expect(await api.data('{ sources { heldRemovals confirmedRemovals entities } }')).toEqual({
    sources: [{ heldRemovals: 0, confirmedRemovals: 0, entities: 1 }],
  });
});

test('who says what of an entity, and what sources disagree about', async () => {
  await tell([cart]);
  await tell([told('/other', 'Component', 'cart', { owner: 'platform', type: 'service' })], 'other', 1);
  const { entity, conflicts } = await api.data<{ entity: { provenance: object[] }; conflicts: object }>(`{
    entity(ref: "cart") {
      provenance { path counts { value source location told inferred } others { value source } }
      conflicts { path value source otherValue otherSource }
    }
    conflicts(source: "other") { totalCount nodes { entity { ref } path } }
  }`);
  expect(entity.provenance).toContainEqual({
    path: 'spec.owner',
    counts: { value: 'shop', source: 'files', location: cart.location, told: true, inferred: false },
    others: [{ value: 'platform', source: 'other' }],
  });
  expect(entity).toMatchObject({
    conflicts: [
      { path: 'spec.owner', value: 'shop', source: 'files', otherValue: 'platform', otherSource: 'other' },
    ],
  });
  expect(conflicts).toEqual({
    totalCount: 1,
    nodes: [{ entity: { ref: 'component:default/cart' }, path: 'spec.owner' }],
  });
});

test('references to nothing, a page at a time; a cursor of another list is refused', async () => {
  await tell([cart, told('/catalog', 'Component', 'pay', { owner: 'ghosts' })]);
  const page = (after: string | null) =>
    api.data<{ unresolvedReferences: { nodes: object[]; pageInfo: { endCursor: string } } }>(
      `query ($after: String) { unresolvedReferences(first: 1, after: $after) { totalCount nodes { entityRef missing places } pageInfo { endCursor } } }`,
      { after },
    );
  const first = await page(null);
  const second = await page(first.unresolvedReferences.pageInfo.endCursor);
  expect([...first.unresolvedReferences.nodes, ...second.unresolvedReferences.nodes]).toEqual([
    { entityRef: 'component:default/cart', missing: 'group:default/shop', places: ['spec.owner'] },
    { entityRef: 'component:default/pay', missing: 'group:default/ghosts', places: ['spec.owner'] },
  ]);
  const cursor = first.unresolvedReferences.pageInfo.endCursor;
  const { errors } = await api.ask(`{ orphans(after: "${cursor}") { totalCount } }`);
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
});

test('a renamed entity is found by its old name, with its history', async () => {
  await tell([{ ...cart, identity: 'r1' }]);
  await tell([{ ...told('/catalog', 'Component', 'basket', { owner: 'shop' }), identity: 'r1' }]);
  expect(
    await api.data('{ entity(ref: "cart") { ref history(first: 5) { nodes { kind previousRef } } } }'),
  ).toEqual({
    entity: {
      ref: 'component:default/basket',
      history: {
        nodes: [
          { kind: 'RENAMED', previousRef: 'component:default/cart' },
          { kind: 'ADDED', previousRef: null },
        ],
      },
    },
  });
});
