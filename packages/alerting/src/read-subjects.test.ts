import { useTestDatabase } from '@watchbill/harness';
import { entityRefOf } from '@watchbill/model';
import { expect, test } from 'vitest';
import { CART, PAYMENTS, SHOP, seedEntities } from '../testing/shop.ts';
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
  expect(cart).toMatchObject({ ref: CART, ownerRef: PAYMENTS, systemRefs: ['system:default/shop'] });
  expect(cart?.escalation.map((level) => level.map(entityRefOf))).toEqual([
    [PAYMENTS],
    ['group:default/shop'],
  ]);
  expect(cart?.runbooks.map(({ title }) => title)).toEqual(['Runbook', 'Wiki']);
  expect(subjects.get('component:default/gone')).toEqual({
    ref: 'component:default/gone',
    entity: null,
    ownerRef: null,
    systemRefs: [],
    escalation: [],
    runbooks: [],
  });
});
