import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyShop, SHOP } from '../test-entities/shop.ts';
import { type RelationGroupOptions, relationGroupsOf } from './relation-groups-of.ts';
import { relationsOf } from './relations-of.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

/** `hasPart 4: component:payment-api component:cart`: type, count, and what is shown. */
const groupsOf = async (ref: string, options: RelationGroupOptions) =>
  ((await relationGroupsOf(database.db.read, [ref], options)).get(ref) ?? []).map(
    ({ type, totalCount, relations }) =>
      `${type} ${totalCount}: ${relations.map((relation) => relation.ref.replace('default/', '')).join(' ')}`,
  );

test('every group with its count and its first relations, trouble first, then by what it is called', async () => {
  expect(await groupsOf('system:default/store', { first: 3 })).toEqual([
    'hasPart 4: component:payment-api component:cart api:cart-api',
    'ownedBy 1: group:shop',
    'partOf 1: domain:commerce',
  ]);
});

test('the relations that come after, and only of some types', async () => {
  const types = ['hasPart'] as const;
  expect(await groupsOf('system:default/store', { types, first: 2, skip: 2 })).toEqual([
    'hasPart 4: api:cart-api resource:cart-db',
  ]);
  expect(await groupsOf('system:default/store', { types, first: 2, skip: 9 })).toEqual(['hasPart 4: ']);
  expect(await groupsOf('system:default/store', { types: ['hasMember'], first: 2 })).toEqual([]);
});

test('what does not exist comes last', async () => {
  expect(await groupsOf('component:default/orphan', { types: ['dependsOn'], first: 5 })).toEqual([
    'dependsOn 2: component:cart component:ghost',
  ]);
});

test('says what relationsOf says', async () => {
  const refs = SHOP.map(({ entity }) => `${entity.kind}:default/${entity.metadata.name}`.toLowerCase());
  const all = await relationsOf(database.db.read, refs);
  const groups = await relationGroupsOf(database.db.read, refs, { first: 100 });
  for (const ref of refs) {
    const listed = (groups.get(ref) ?? []).flatMap(({ relations }) => relations);
    const sorted = listed.toSorted((a, b) => (`${a.type} ${a.ref}` < `${b.type} ${b.ref}` ? -1 : 1));
    expect(sorted).toEqual(all.get(ref) ?? []);
  }
});
