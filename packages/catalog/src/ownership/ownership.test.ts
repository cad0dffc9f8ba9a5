/** Long because it is one notion: which sign counts, as the world changes, in every place that asks. */
import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { facets } from '../query/facets.ts';
import { listEntities } from '../query/list-entities.ts';
import { ownedBy } from '../relations/owned-by.ts';
import { relationsOf } from '../relations/relations-of.ts';
import type { SourcedEntity } from '../source.ts';
import { delta, full, told } from '../test-entities/told.ts';
import { who } from '../who/who.ts';
import { listUnowned } from './list-unowned.ts';
import type { OwnerEvidence } from './owner-evidence.ts';
import { ownersOf } from './owners-of.ts';
import { ownershipOf } from './ownership-of.ts';

const database = useTestDatabase();

beforeEach(() => database.db.read.$executeRawUnsafe('truncate source, entity, claim, relation cascade'));

const CART = 'component:default/cart';
const SHOP = 'group:default/shop';
const OPS = 'group:default/ops';

const sign = (owner: string, way: OwnerEvidence['way'] = 'codeowners', confidence = 0.8): OwnerEvidence => ({
  owner,
  way,
  confidence,
  because: `${way} says ${owner}`,
});

const cart = (owners: readonly OwnerEvidence[], spec: object = {}): SourcedEntity => ({
  ...told('Component', 'cart', { ...spec }),
  owners,
});
const slug = (value: string) => ({ metadata: { annotations: { 'github.com/team-slug': value } } });

async function tell(entities: readonly SourcedEntity[], source = 'files') {
  return database.db.transact((tx) => applyMutation(tx, { id: source, type: 'files' }, full(entities)));
}
async function owner(ref = CART): Promise<string | undefined> {
  const owners = await ownersOf(database.db.read, [ref]);
  const ownership = (await ownershipOf(database.db.read, [ref])).get(ref);
  expect(ownership?.owner).toBe(owners.get(ref) ?? null);
  return owners.get(ref);
}
const statedBy = async (ref = CART) =>
  ((await relationsOf(database.db.read, [ref])).get(ref) ?? []).map(({ type, ref }) => `${type} ${ref}`);

describe('which counts', () => {
  const groups = ['shop', 'ops', 'dev'].map((name) => told('Group', name));

  test.each([
    [[sign(OPS)], { owner: 'shop' }, SHOP, 'the descriptor before all'],
    [[sign(OPS)], { owner: 'ghosts' }, OPS, 'evidence where the descriptor names nobody'],
    [[sign(OPS, 'history', 1), sign(SHOP, 'team-rights', 0.1)], {}, SHOP, 'the better way'],
    [
      [sign(OPS, 'codeowners', 1), sign(SHOP, 'annotation', 0.1)],
      {},
      SHOP,
      'an annotation before CODEOWNERS',
    ],
    [[sign(OPS, 'codeowners', 0.7), sign(SHOP, 'codeowners', 0.8)], {}, SHOP, 'the surer of one way'],
    [[sign('@acme/gone', 'annotation'), sign(SHOP)], {}, SHOP, 'one that exists'],
    [[sign('@acme/gone')], {}, undefined, 'nobody'],
  ])('%j beside %j: %s', async (owners, spec, expected, _why) => {
    await tell([cart(owners, spec), ...groups]);
    expect(await owner()).toBe(expected);
  });

  test('evidence of the entity before what it belongs to, and that before nobody', async () => {
    const system = told('System', 'store', { owner: 'ops' });
    await tell([cart([sign(SHOP)], { system: 'store' }), system, ...groups]);
    expect(await owner()).toBe(SHOP);
    await tell([cart([], { system: 'store' }), system, ...groups]);
    expect(await owner()).toBe(OPS);
  });

  test('evidence of the whole is inherited', async () => {
    await tell([
      cart([], { system: 'store' }),
      { ...told('System', 'store'), owners: [sign('@acme/shop')] },
      ...groups,
    ]);
    expect(await owner()).toBe(SHOP);
    const ownership = (await ownershipOf(database.db.read, [CART])).get(CART);
    expect(ownership).toMatchObject({ way: 'inherited', confidence: 0.64, disputed: false });
    expect(ownership?.because).toBe(
      'it names no owner; system:default/store, which it belongs to, is owned by group:default/shop (codeowners says @acme/shop)',
    );
  });

  test('of two sources', async () => {
    await tell([cart([]), ...groups]);
    await tell([cart([sign(SHOP)])], 'github');
    expect(await owner()).toBe(SHOP);
    await tell([], 'github');
    expect(await owner()).toBeUndefined();
  });

  test('a check belongs to whoever can mend what it marks, wherever it is kept', async () => {
    const flow = { ...told('Check', 'flow', { entity: 'cart' }), owners: [sign(OPS)] };
    await tell([cart([], { owner: 'shop' }), flow, ...groups]);
    expect(await owner('check:default/flow')).toBe(SHOP);
  });
});

test('the whole chain, with what contradicts it and what does not exist', async () => {
  const owners = [sign('@acme/shop'), sign('@acme/gone', 'codeowners', 0.79), sign(SHOP, 'team-rights', 0.5)];
  await tell([
    cart(owners, { owner: 'ops', system: 'store' }),
    told('System', 'store', { owner: 'shop' }),
    told('Group', 'shop'),
    told('Group', 'ops'),
  ]);
  expect((await ownershipOf(database.db.read, [CART])).get(CART)).toEqual({
    owner: OPS,
    way: 'descriptor',
    confidence: 1,
    because: 'owned by group:default/ops (said in /catalog/cart.yaml)',
    disputed: true,
    alternatives: [
      {
        named: '@acme/shop',
        owner: SHOP,
        way: 'codeowners',
        confidence: 0.8,
        because: 'codeowners says @acme/shop',
      },
      {
        named: '@acme/gone',
        owner: null,
        way: 'codeowners',
        confidence: 0.79,
        because: 'codeowners says @acme/gone',
      },
      {
        named: SHOP,
        owner: SHOP,
        way: 'team-rights',
        confidence: 0.5,
        because: 'team-rights says group:default/shop',
      },
      {
        named: SHOP,
        owner: SHOP,
        way: 'inherited',
        confidence: 0.8,
        because:
          'system:default/store, which it belongs to, is owned by group:default/shop (said in /catalog/store.yaml)',
      },
    ],
  });
});

test('another owner above, or a second one in the same line, is no contradiction', async () => {
  await tell([
    cart([sign(SHOP), sign(OPS, 'codeowners', 0.79), sign(SHOP, 'team-rights')], { system: 'store' }),
    told('System', 'store', { owner: 'ops' }),
    told('Group', 'shop'),
    told('Group', 'ops'),
  ]);
  expect((await ownershipOf(database.db.read, [CART])).get(CART)?.disputed).toBe(false);
});

describe('as the world changes', () => {
  const evidenced = cart([sign('@acme/shop')]);

  test('a group that comes later, is renamed on GitHub, and goes', async () => {
    await tell([evidenced]);
    expect(await owner()).toBeUndefined();
    await tell([told('Group', 'late', {}, slug('acme/shop'))], 'people');
    expect(await owner()).toBe('group:default/late');
    expect(await statedBy()).toEqual(['ownedBy group:default/late']);
    await tell([told('Group', 'late', {}, slug('acme/basket'))], 'people');
    expect(await owner()).toBeUndefined();
    expect(await statedBy()).toEqual([]);
    await tell([told('Group', 'late', {}, slug('acme/shop'))], 'people');
    expect(await owner()).toBe('group:default/late');
    await tell([], 'people');
    expect(await owner()).toBeUndefined();
  });

  test('the owner of the descriptor comes and goes', async () => {
    await tell([cart([sign(OPS)], { owner: 'shop' }), told('Group', 'ops')]);
    expect(await statedBy()).toEqual(['ownedBy group:default/ops', 'ownedBy group:default/shop']);
    await tell([told('Group', 'shop')], 'people');
    expect(await statedBy()).toEqual(['ownedBy group:default/shop']);
    expect(await owner()).toBe(SHOP);
    await tell([], 'people');
    expect(await owner()).toBe(OPS);
  });

  test('evidence changes, goes, and comes while the descriptor stays the same', async () => {
    const groups = [told('Group', 'shop'), told('Group', 'ops')];
    await tell([evidenced, ...groups]);
    const first = await tell([evidenced, ...groups]);
    expect(first).toMatchObject({ added: [], changed: [], unchanged: 3 });
    await tell([cart([sign('@acme/ops')]), ...groups]);
    expect(await owner()).toBe(OPS);
    await tell([cart([]), ...groups]);
    expect(await owner()).toBeUndefined();
    await database.db.transact((tx) =>
      applyMutation(tx, { id: 'files', type: 'files' }, delta(['file:/catalog/cart.yaml'], [evidenced])),
    );
    expect(await owner()).toBe(SHOP);
  });

  test('an entity that changes keeps the owner by evidence of another source', async () => {
    await tell([cart([], { type: 'service' }), told('Group', 'shop')]);
    await tell([cart([sign('@acme/shop')])], 'github');
    await tell([cart([], { type: 'website' }), told('Group', 'shop')]);
    expect(await owner()).toBe(SHOP);
  });
});

test('one notion: who, what a group owns, relations and unowned agree', async () => {
  await tell([
    cart([sign('@acme/shop')]),
    { ...told('Component', 'basket'), owners: [sign('@acme/gone')] },
    { ...told('Component', 'till', { owner: 'ghosts' }), owners: [sign('@acme/shop')] },
    told('Component', 'nobodys'),
    told('Group', 'shop', { profile: { email: 'shop@acme.test' } }),
  ]);
  const [candidate] = (await who(database.db.read, 'cart')).candidates;
  expect(candidate).toMatchObject({ entity: CART, owner: SHOP });
  expect(candidate?.because).toBe(
    "'cart' is its name; it names no owner; owned by group:default/shop (codeowners says @acme/shop)",
  );
  expect((await ownedBy(database.db.read, [SHOP])).get(SHOP)).toEqual([CART, 'component:default/till']);
  expect((await who(database.db.read, 'shop@acme.test')).candidates.map(({ entity }) => entity)).toContain(
    CART,
  );
  const listed = await listEntities(database.db.read, { filter: { owner: 'shop' }, first: 10 });
  expect(listed.rows.map(({ ref }) => ref)).toEqual([CART, 'component:default/till']);
  expect(await facets(database.db.read, ['owner'])).toEqual([
    {
      name: 'owner',
      values: [
        { value: 'group:default/ghosts', count: 1 },
        { value: SHOP, count: 1 },
      ],
    },
  ]);
  const { rows } = await listUnowned(database.db.read, { first: 10 });
  expect(rows.map(({ ref, reason, ownerRef }) => [ref, reason, ownerRef])).toEqual([
    ['component:default/basket', 'OWNER_DOES_NOT_EXIST', '@acme/gone'],
    ['component:default/nobodys', 'NO_OWNER', null],
    ['component:default/till', 'OWNER_DOES_NOT_EXIST', 'group:default/ghosts'],
  ]);
  const basket = (await ownershipOf(database.db.read, ['component:default/basket'])).get(
    'component:default/basket',
  );
  expect(basket).toMatchObject({ owner: null, way: null, confidence: 0 });
  expect(basket?.because).toBe(
    'it names no owner; @acme/gone (codeowners says @acme/gone) is not in the catalog',
  );
});
