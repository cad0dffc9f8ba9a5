import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { findEntities } from '../entities/find-entities.ts';
import { entitiesAt } from '../history/entities-at.ts';
import { changesOf } from '../history/read-changes.ts';
import { relationsOf } from '../relations/relations-of.ts';
import { unresolvedReferences } from '../relations/unresolved-references.ts';
import type { Mutation, SourcedEntity } from '../source.ts';
import { delta, full, told } from '../test-entities/told.ts';
import { who } from '../who/who.ts';

const FILES = { id: 'files', type: 'files', rank: 0 };
const OTHER = { id: 'other', type: 'files', rank: 1 };
const A = 'component:default/a';
const B = 'component:default/b';
const C = 'component:default/c';
const database = useTestDatabase();

beforeEach(async () => {
  await database.db.read.source.deleteMany();
  await database.db.read.change.deleteMany();
});

const apply = (mutation: Mutation, source = FILES) =>
  database.db.transact((tx) => applyMutation(tx, source, mutation));
const find = async (ref: string) => (await findEntities(database.db.read, [ref])).get(ref);
const idOf = async (ref: string) => (await find(ref))?.id;
const as = (name: string, identity: string, spec = {}): SourcedEntity => ({
  ...told('Component', name, spec),
  identity,
});
const inFile = (name: string, spec = {}, metadata = {}) =>
  told('Component', name, spec, { file: '/all.yaml', metadata });

describe('a rename is known', () => {
  test.each([
    { how: 'by an identity', before: as('a', '1'), after: as('b', '1', { owner: 'x' }) },
    {
      how: 'by an annotation',
      before: told('Component', 'a'),
      after: told(
        'Component',
        'b',
        { owner: 'x' },
        { metadata: { annotations: { 'watchbill.dev/renamed-from': 'a' } } },
      ),
    },
    {
      how: 'by the place and what is said',
      before: inFile('a', { owner: 'x' }),
      after: inFile('b', { owner: 'x' }, { title: 'B' }),
    },
  ])('$how', async ({ before, after }) => {
    await apply(full([before]));
    const id = await idOf(A);
    const at = new Date();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await apply(full([after]))).toMatchObject({
      added: [],
      removed: [],
      changed: [B],
      renamed: [{ entityId: id, from: A, to: B }],
      checksChanged: true,
    });
    expect(await find(B)).toMatchObject({ id, ref: B, name: 'b' });
    expect(await find(A)).toMatchObject({ id, ref: B });
    expect(await apply(full([after]))).toMatchObject({ changed: [], renamed: [], unchanged: 1 });
    for (const asked of ['a', A]) {
      const { candidates } = await who(database.db.read, asked);
      expect(candidates.map(({ entity }) => entity)).toEqual([B]);
      expect(candidates[0]?.because).toMatch(/^'.*a' was its (name|reference)/);
    }
    for (const asked of [A, B]) {
      const changes = (await changesOf(database.db.read, [asked], { first: 10 })).get(asked) ?? [];
      expect(changes.map(({ kind, ref, previousRef }) => [kind, ref, previousRef])).toEqual([
        ['RENAMED', B, A],
        ['ADDED', A, null],
      ]);
      expect((await entitiesAt(database.db.read, [asked], at)).get(asked)).toMatchObject({ id, ref: A });
    }
  });

  test.each([
    { why: 'two go and one comes', before: [inFile('a'), inFile('c')], after: [inFile('b')] },
    { why: 'one goes and two come', before: [inFile('a')], after: [inFile('b'), inFile('c')] },
    { why: 'it says something else', before: [inFile('a')], after: [inFile('b', { owner: 'x' })] },
    { why: 'it stands elsewhere', before: [inFile('a')], after: [told('Component', 'b')] },
    {
      why: 'the old one is still there',
      before: [inFile('a')],
      after: [inFile('a'), inFile('b', {}, { annotations: { 'watchbill.dev/renamed-from': 'a' } })],
    },
  ])('but not when $why', async ({ before, after }) => {
    await apply(full(before));
    const id = await idOf(A);
    expect(await apply(full(after))).toMatchObject({ renamed: [] });
    expect(await idOf(B)).not.toBe(id);
  });
});

test('in a delta that covers the new place alone', async () => {
  await apply(full([as('a', '1'), as('c', '2')]));
  const id = await idOf(A);
  await apply(delta(['file:/catalog/b.yaml'], [as('b', '1')]));
  expect(await idOf(B)).toBe(id);
  expect(await database.db.read.claim.count()).toBe(2);
});

test('an identity that a source gives twice renames nothing', async () => {
  await apply(full([as('a', '1')]));
  const one = await idOf(A);
  for (const spec of [{}, { owner: 'x' }]) {
    expect(await apply(full([as('a', '1', spec), as('b', '1', spec)]))).toMatchObject({
      renamed: [],
      removed: [],
    });
    expect(await idOf(A)).toBe(one);
    expect(await idOf(B)).not.toBe(one);
  }
});

test('two that exchange their names each stay what they are', async () => {
  await apply(full([as('a', '1'), as('b', '2')]));
  const [one, two] = [await idOf(A), await idOf(B)];
  const { renamed } = await apply(full([as('b', '1'), as('a', '2')]));
  expect(renamed).toHaveLength(2);
  expect([await idOf(B), await idOf(A)]).toEqual([one, two]);
  expect(await database.db.read.alias.count()).toBe(0);
});

test('a name that moves on in a chain', async () => {
  await apply(full([as('a', '1'), as('b', '2')]));
  const [one, two] = [await idOf(A), await idOf(B)];
  await apply(full([as('b', '1'), as('c', '2')]));
  expect([await idOf(B), await idOf(C)]).toEqual([one, two]);
  expect(await idOf(A)).toBe(one);
});

test('a name whose thing is gone can be taken by another thing of the source', async () => {
  await apply(full([as('a', '1'), as('b', '2')]));
  const one = await idOf(A);
  expect(
    await apply(delta(['file:/catalog/a.yaml'], [{ ...as('b', '1'), location: 'file:/catalog/a.yaml' }])),
  ).toMatchObject({
    removed: [B],
    renamed: [{ from: A, to: B }],
  });
  expect(await idOf(B)).toBe(one);
});

test('names that move on are no removal to hold, but what goes at the end of the chain is one thing', async () => {
  const things = (shift: number) => Array.from({ length: 20 }, (_, i) => as(`t${i}`, String(i + shift)));
  await apply(full(things(0)));
  const second = await idOf('component:default/t1');
  expect(await apply(full(things(1)))).toMatchObject({ held: 0, removed: ['component:default/t0'] });
  expect(await idOf('component:default/t0')).toBe(second);
  const ids = await database.db.read.$queryRaw<object[]>`
    select id from entity where not exists (select from claim c where c.entity_id = entity.id)`;
  expect(ids).toEqual([]);
});

test('twelve names that other things have taken do not wait for someone to confirm them', async () => {
  const old = Array.from({ length: 12 }, (_, i) => as(`n${i}`, `old${i}`));
  const moving = Array.from({ length: 12 }, (_, i) => as(`m${i}`, `new${i}`));
  await apply(full([...old, ...moving]));
  const taken = Array.from({ length: 12 }, (_, i) => as(`n${i}`, `new${i}`));
  const applied = await apply(full(taken));
  expect(applied).toMatchObject({ held: 0 });
  expect([applied.removed.length, applied.renamed.length]).toEqual([12, 12]);
  expect(await database.db.read.entity.count()).toBe(12);
});

test('what others say about the old name, or under it, is about the renamed one', async () => {
  const user = told('Component', 'user', { dependsOn: ['component:a'] });
  const same = told('Component', 'a', { system: 'shop' }, { file: '/other.yaml' });
  await apply(full([as('a', '1')]));
  await apply(full([user, same]), OTHER);
  const id = await idOf(A);
  await apply(full([as('b', '1')]));
  const userRef = 'component:default/user';
  const relations = async () => (await relationsOf(database.db.read, [userRef])).get(userRef);
  expect(await relations()).toEqual([{ type: 'dependsOn', ref: B }]);
  expect((await unresolvedReferences(database.db.read, [userRef])).size).toBe(0);
  expect(await find(B)).toMatchObject({ id, name: 'b', document: { spec: { system: 'shop' } } });
  // Written anew, it still says so.
  await apply(full([told('Component', 'user', { dependsOn: ['component:a'], owner: 'x' }), same]), OTHER);
  expect(await relations()).toContainEqual({ type: 'dependsOn', ref: B });
  // A new claim under the old name is about it, too.
  await apply(full([told('Component', 'a', { lifecycle: 'old' })]), { id: 'third', type: 'files', rank: 2 });
  expect(await database.db.read.claim.count({ where: { entityId: id as string } })).toBe(3);
  // Really told by the source that gave the name up, it is another entity, and all that means the name means that one.
  await apply(full([as('b', '1'), as('a', '9')]));
  expect(await idOf(A)).not.toBe(id);
  expect(await relations()).toContainEqual({ type: 'dependsOn', ref: A });
  expect(await find(A)).toMatchObject({ document: { spec: { system: 'shop' } } });
  expect((await find(B))?.document.spec).not.toHaveProperty('system');
});

test('a renamed entity that its source gives up is called as the others tell it', async () => {
  await apply(full([as('a', '1')]));
  await apply(full([told('Component', 'a', {}, { file: '/other.yaml' })]), OTHER);
  const id = await idOf(A);
  await apply(full([as('b', '1')]));
  expect(await apply(full([]))).toMatchObject({ renamed: [{ from: B, to: A }], removed: [] });
  expect(await find(A)).toMatchObject({ id, ref: A, sourceId: 'other' });
});
