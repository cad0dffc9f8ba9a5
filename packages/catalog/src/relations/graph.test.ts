import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownersOf } from '../ownership/owners-of.ts';
import { applyShop } from '../test-entities/shop.ts';
import { dependenciesOf } from './dependencies-of.ts';
import { dependentsOf } from './dependents-of.ts';
import { directMembersOf } from './direct-members-of.ts';
import { membersOf } from './members-of.ts';
import { ownedBy } from './owned-by.ts';
import { partsOf } from './parts-of.ts';
import { relationsOf } from './relations-of.ts';
import { wholesOf } from './wholes-of.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

/** `component:default/cart` is written `component:cart` here. */
const long = (short: string) => short.replace(':', ':default/');
const short = (ref: string) => ref.replace('default/', '');

describe('neighbours', () => {
  test.each([
    {
      reason: 'members through child groups',
      read: membersOf,
      of: 'group:company',
      is: ['user:ada', 'user:bob', 'user:eve'],
    },
    { reason: 'members of a group itself', read: directMembersOf, of: 'group:company', is: ['user:eve'] },
    { reason: 'members of a leaf group', read: membersOf, of: 'group:payments', is: ['user:bob'] },
    { reason: 'members of groups in a circle', read: membersOf, of: 'group:loop-a', is: ['user:ada'] },
    {
      reason: 'parts of a system',
      read: partsOf,
      of: 'system:store',
      is: ['component:cart', 'api:cart-api', 'resource:cart-db', 'component:payment-api'],
    },
    { reason: 'parts of a domain', read: partsOf, of: 'domain:commerce', is: ['system:store'] },
    {
      reason: 'wholes at every height',
      read: wholesOf,
      of: 'component:website',
      is: ['component:cart', 'domain:commerce', 'system:store'],
    },
    { reason: 'wholes that do not exist are none', read: wholesOf, of: 'component:orphan', is: undefined },
    {
      reason: 'dependencies',
      read: dependenciesOf,
      of: 'component:cart',
      is: ['resource:cart-db', 'component:payment-api'],
    },
    {
      reason: 'dependencies that exist',
      read: dependenciesOf,
      of: 'component:orphan',
      is: ['component:cart'],
    },
    {
      reason: 'dependents',
      read: dependentsOf,
      of: 'component:cart',
      is: ['component:orphan', 'component:website'],
    },
    {
      reason: 'owned by a group',
      read: ownedBy,
      of: 'group:payments',
      is: ['resource:cart-db', 'component:payment-api'],
    },
    { reason: 'owned by a user', read: ownedBy, of: 'user:ada', is: ['component:website'] },
  ])('$reason', async ({ read, of, is }) => {
    const found = await read(database.db.read, [long(of), 'component:default/none']);
    expect(found.get(long(of))?.map(short)).toEqual(is);
    expect(found.has('component:default/none')).toBe(false);
  });

  test('of nothing is nothing', async () => {
    for (const read of [
      membersOf,
      partsOf,
      wholesOf,
      dependenciesOf,
      dependentsOf,
      ownedBy,
      ownersOf,
      relationsOf,
    ]) {
      expect((await read(database.db.read, [])).size).toBe(0);
    }
  });
});

test('owners: stated, a user, none that exists, and of a check the owner of what it marks', async () => {
  const refs = [
    'component:cart',
    'component:website',
    'component:orphan',
    'check:cart-flow',
    'group:shop',
  ].map(long);
  expect([...(await ownersOf(database.db.read, refs))].sort()).toEqual([
    ['check:default/cart-flow', 'group:default/shop'],
    ['component:default/cart', 'group:default/shop'],
    ['component:default/website', 'user:default/ada'],
  ]);
});

test('relations are seen from both ends, also when the other end is missing', async () => {
  const found = await relationsOf(database.db.read, ['component:default/cart', 'component:default/orphan']);
  expect(found.get('component:default/cart')?.map(({ type, ref }) => `${type} ${short(ref)}`)).toEqual([
    'checkedBy check:cart-flow',
    'dependencyOf component:orphan',
    'dependencyOf component:website',
    'dependsOn component:payment-api',
    'dependsOn resource:cart-db',
    'hasPart component:website',
    'ownedBy group:shop',
    'partOf system:store',
    'providesApi api:cart-api',
  ]);
  expect(found.get('component:default/orphan')?.map(({ type, ref }) => `${type} ${short(ref)}`)).toEqual([
    'dependsOn component:cart',
    'dependsOn component:ghost',
    'ownedBy group:nobody',
    'partOf system:unknown',
  ]);
});

test('a relation that both ends state is one', async () => {
  const found = await relationsOf(database.db.read, ['group:default/shop']);
  const types = found.get('group:default/shop')?.filter(({ ref }) => ref === 'group:default/company');
  expect(types).toEqual([{ type: 'childOf', ref: 'group:default/company' }]);
});
