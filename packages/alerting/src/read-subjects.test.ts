import { useTestDatabase } from '@watchbill/harness';
import { entityRefOf } from '@watchbill/model';
import { expect, test } from 'vitest';
import { CART, component, group, PAYMENTS, SHOP, seedEntities } from '../testing/shop.ts';
import { readSubjects } from './read-subjects.ts';

const database = useTestDatabase();

test('an entity has its owner, everybody above, its systems and its runbooks; one that is gone has none', async () => {
  const system = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'shop' },
    spec: { owner: 'shop' },
  };
  await database.db.transact((tx) => seedEntities(tx, [...SHOP, system]));
  const subjects = await readSubjects(database.db.read, [CART, 'component:default/gone']);
  const cart = subjects.get(CART);
  expect(cart).toMatchObject({
    ref: CART,
    ownerRef: PAYMENTS,
    ownerBecause: null,
    systemRefs: ['system:default/shop'],
  });
  expect(cart?.escalation.map((level) => level.map(entityRefOf))).toEqual([
    [PAYMENTS],
    ['group:default/shop'],
  ]);
  expect(cart?.runbooks.map(({ title }) => title)).toEqual(['Runbook', 'Wiki']);
  expect(subjects.get('component:default/gone')).toEqual({
    ref: 'component:default/gone',
    entity: null,
    ownerRef: null,
    ownerBecause: null,
    systemRefs: [],
    escalation: [],
    runbooks: [],
  });
});

test('the owner is whoever answers, however that is known; one that does not exist stays in the way of nobody', async () => {
  const system = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'depot' },
    spec: { owner: 'depot-team' },
  };
  const entities = [
    group('depot-team', 'hook:depot'),
    system,
    component('inherits', { system: 'depot' }),
    component('mistaken', { owner: 'ghosts', system: 'depot' }),
    component('lost', { owner: 'ghosts' }),
  ];
  await database.db.transact((tx) => seedEntities(tx, entities));
  const refs = ['inherits', 'mistaken', 'lost'].map((name) => `component:default/${name}`);
  const subjects = await readSubjects(database.db.read, refs);
  expect(refs.map((ref) => subjects.get(ref)?.ownerRef)).toEqual([
    'group:default/depot-team',
    'group:default/depot-team',
    'group:default/ghosts',
  ]);
  expect(subjects.get('component:default/inherits')?.ownerBecause).toBe(
    'it names no owner; system:default/depot, which it belongs to, is owned by group:default/depot-team (said in /seed.yaml)',
  );
  expect(subjects.get('component:default/lost')?.escalation).toEqual([[]]);
});

test('a thousand groups above one another, the last under the first, are read in two statements', async () => {
  const last = 999;
  const groups = Array.from({ length: last + 1 }, (_, nr) =>
    group(`level${nr}`, undefined, { parent: `level${nr === last ? 0 : nr + 1}` }),
  );
  await database.db.transact((tx) => seedEntities(tx, [...groups, component('deep', { owner: 'level0' })]));
  const before = performance.now();
  const deep = (await readSubjects(database.db.read, ['component:default/deep'])).get(
    'component:default/deep',
  );
  expect(deep?.escalation.length).toBe(last + 1);
  expect(performance.now() - before).toBeLessThan(1_000);
});
