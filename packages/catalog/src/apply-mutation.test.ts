import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyMutation } from './apply-mutation.ts';
import { findEntities } from './entities/find-entities.ts';
import { relationsOf } from './relations/relations-of.ts';
import type { Mutation } from './source.ts';
import { faultsOfEntities } from './sources/faults-of-entities.ts';
import { faultsOfSources } from './sources/faults-of-sources.ts';
import { listSources } from './sources/list-sources.ts';
import { delta, full, told } from './test-entities/told.ts';

const FILES = { id: 'files', type: 'files' };
const database = useTestDatabase();

beforeEach(() => database.db.read.source.deleteMany());

const apply = (mutation: Mutation, source = FILES) =>
  database.db.transact((tx) => applyMutation(tx, source, mutation));
const refs = async () =>
  (await database.db.read.entity.findMany({ orderBy: { ref: 'asc' } })).map(({ ref }) => ref);
const faults = async (id: string) =>
  ((await faultsOfSources(database.db.read, [id])).get(id) ?? []).map(
    ({ level, message, position }) => `${position.file}:${position.line ?? ''} ${level}: ${message}`,
  );

describe('a full mutation', () => {
  test('adds, changes and removes, and counts what it leaves alone', async () => {
    const cart = told('Component', 'cart', { owner: 'shop' });
    const first = await apply(full([cart, told('Component', 'gone'), told('Component', 'same')]));
    expect(first).toMatchObject({
      added: ['component:default/cart', 'component:default/gone', 'component:default/same'],
      changed: [],
      removed: [],
      unchanged: 0,
    });
    const second = await apply(
      full([told('Component', 'cart', { owner: 'pay' }), told('Component', 'same'), told('Group', 'pay')]),
    );
    expect(second).toMatchObject({
      added: ['group:default/pay'],
      changed: ['component:default/cart'],
      removed: ['component:default/gone'],
      unchanged: 1,
      renamed: [],
      held: 0,
      checksChanged: false,
    });
    expect(await refs()).toEqual(['component:default/cart', 'component:default/same', 'group:default/pay']);
    expect([...(await relationsOf(database.db.read, ['component:default/cart'])).values()]).toEqual([
      [{ type: 'ownedBy', ref: 'group:default/pay' }],
    ]);
  });

  test('serves the descriptor with its namespace and its place, and keeps annotations', async () => {
    const annotations = { 'acme.org/tier': '1' };
    await apply(full([told('Component', 'Cart', {}, { metadata: { annotations, title: 'The cart' } })]));
    const cart = (await findEntities(database.db.read, ['component:default/cart'])).get(
      'component:default/cart',
    );
    expect(cart).toMatchObject({
      kind: 'Component',
      name: 'Cart',
      title: 'The cart',
      type: 'service',
      ownerRef: null,
    });
    expect(cart?.document.metadata).toEqual({
      name: 'Cart',
      namespace: 'default',
      title: 'The cart',
      annotations: {
        'acme.org/tier': '1',
        'backstage.io/managed-by-location': 'file:/catalog/Cart.yaml',
        'backstage.io/managed-by-origin-location': 'file:/catalog/Cart.yaml',
      },
    });
  });

  test('that says nothing new writes no row', async () => {
    const mutation = full([told('Component', 'cart', { owner: 'shop' }), told('Group', 'shop')]);
    await apply(mutation);
    const versions = () =>
      database.db.read.$queryRaw`select ref, xmin::text, updated_at from entity order by ref`;
    const before = await versions();
    expect(await apply(mutation)).toMatchObject({ added: [], changed: [], removed: [], unchanged: 2 });
    expect(await versions()).toEqual(before);
  });

  test('keeps what an unreadable location gave before', async () => {
    await apply(full([told('Component', 'cart'), told('Component', 'gone')]));
    const result = await apply(full([], { unreadable: ['file:/catalog/cart.yaml'] }));
    expect(result.removed).toEqual(['component:default/gone']);
    expect(await refs()).toEqual(['component:default/cart']);
  });

  test('keeps everything below an unreadable folder', async () => {
    const at = (file: string, name: string) => told('Component', name, {}, { file });
    await apply(
      full([at('/locked/a.yaml', 'a'), at('/locked/deep/b.yaml', 'b'), at('/lockedx/c.yaml', 'c')]),
    );
    const result = await apply(full([], { unreadable: ['file:/locked/'] }));
    expect(result.removed).toEqual(['component:default/c']);
  });

  test('takes texts that PostgreSQL cannot hold, without them', async () => {
    const metadata = { title: 'a\0b', description: 'half \ud83d', 'odd\0key': ['\udc00'] };
    const fault = { level: 'error' as const, message: 'bad \0 \ud800', position: { file: '/x\0' } };
    await apply(full([told('Component', 'cart', {}, { metadata })], { faults: [fault] }));
    expect(await faults('files')).toEqual(['/x\ufffd: error: bad \ufffd \ufffd']);
    const cart = (await findEntities(database.db.read, ['component:default/cart'])).get(
      'component:default/cart',
    );
    expect(cart?.title).toBe('a\ufffdb');
    expect(await apply(full([told('Component', 'cart', {}, { metadata })]))).toMatchObject({ unchanged: 1 });
  });

  test('leaves out references too long to be any', async () => {
    const owner = 'x'.repeat(100_000);
    await apply(full([told('Component', 'cart', { owner, dependsOn: [owner] })]));
    expect(await database.db.read.relation.count()).toBe(0);
  });

  test('says when a check came, changed or went', async () => {
    const check = (every: string) => told('Check', 'flow', { entity: 'cart', every });
    expect((await apply(full([check('1m')]))).checksChanged).toBe(true);
    expect((await apply(full([check('1m')]))).checksChanged).toBe(false);
    expect((await apply(full([check('2m')]))).checksChanged).toBe(true);
    expect((await apply(full([]))).checksChanged).toBe(true);
  });

  test('takes an edge away with the entity that stated it', async () => {
    await apply(full([told('Component', 'cart', { owner: 'shop' }), told('Group', 'shop')]));
    await apply(full([told('Group', 'shop')]));
    expect(await database.db.read.relation.count()).toBe(0);
  });
});

describe('a delta mutation', () => {
  test('replaces what its locations gave, and nothing else', async () => {
    const both = { file: '/catalog/both.yaml' };
    await apply(
      full([told('Component', 'a', {}, both), told('Component', 'b', {}, both), told('Component', 'c')]),
    );
    const result = await apply(
      delta(['file:/catalog/both.yaml'], [told('Component', 'b', { type: 'website' }, both)]),
    );
    expect(result).toMatchObject({
      added: [],
      changed: ['component:default/b'],
      removed: ['component:default/a'],
      unchanged: 0,
    });
    expect(await refs()).toEqual(['component:default/b', 'component:default/c']);
  });

  test('follows an entity from one file to another', async () => {
    await apply(full([told('Component', 'cart', {}, { file: '/catalog/old.yaml' })]));
    const result = await apply(
      delta(
        ['file:/catalog/new.yaml', 'file:/catalog/old.yaml'],
        [told('Component', 'cart', {}, { file: '/catalog/new.yaml' })],
      ),
    );
    expect(result).toMatchObject({ added: [], changed: ['component:default/cart'], removed: [] });
  });

  test('replaces the faults of its locations', async () => {
    const bad = (file: string) => ({ level: 'error' as const, message: 'no', position: { file, line: 1 } });
    const unreadable = ['file:/catalog/a.yaml', 'file:/catalog/b.yaml'];
    await apply(full([], { unreadable, faults: [bad('/catalog/a.yaml'), bad('/catalog/b.yaml')] }));
    await apply(delta(['file:/catalog/a.yaml'], [told('Component', 'a')]));
    expect(await faults('files')).toEqual(['/catalog/b.yaml:1 error: no']);
    await apply(delta(['file:/catalog/b.yaml'], []));
    expect(await faults('files')).toEqual([]);
  });
});

describe('one entity described twice', () => {
  const in1 = told('Component', 'cart', { type: 'one' }, { file: '/catalog/1.yaml', line: 4 });
  const in2 = told('Component', 'cart', { type: 'two' }, { file: '/catalog/2.yaml', line: 7 });
  const typeOf = async () =>
    (await findEntities(database.db.read, ['component:default/cart'])).get('component:default/cart')?.type;

  test('the first place counts, each place is told of the other, and the second takes over', async () => {
    await apply(full([in2, in1]));
    expect(await typeOf()).toBe('one');
    expect(await faults('files')).toEqual([
      '/catalog/2.yaml:7 error: component:default/cart is already described in /catalog/1.yaml:4, which counts; remove or rename one of the two',
      '/catalog/1.yaml:4 warning: component:default/cart is also described in /catalog/2.yaml:7, which is left out; keep one of the two',
    ]);
    const onEntry = await faultsOfEntities(database.db.read, ['component:default/cart']);
    expect(onEntry.get('component:default/cart')).toHaveLength(2);
    expect(await apply(full([in2]))).toMatchObject({ changed: ['component:default/cart'], removed: [] });
    expect(await typeOf()).toBe('two');
    expect(await faults('files')).toEqual([]);
  });

  test('in a delta, what a place outside of it holds stays', async () => {
    await apply(full([in2]));
    await apply(delta(['file:/catalog/1.yaml'], [in1]));
    expect(await typeOf()).toBe('two');
    expect(await faults('files')).toEqual([
      '/catalog/1.yaml:4 error: component:default/cart is already described in /catalog/2.yaml, which counts; remove or rename one of the two',
    ]);
  });
});

test('mutations of one source at the same moment wait for one another', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  await Promise.all(names.map((name) => apply(full([told('Component', name)]))));
  expect(await refs()).toHaveLength(1);
  expect(await listSources(database.db.read)).toMatchObject([{ id: 'files', state: 'CURRENT', entities: 1 }]);
});
