import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { unresolvedReferences } from '../relations/unresolved-references.ts';
import { applyShop } from '../test-entities/shop.ts';
import { full, told } from '../test-entities/told.ts';
import { faultsOfEntities } from './faults-of-entities.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

test('references that lead nowhere are listed with their place', async () => {
  const found = await unresolvedReferences(database.db.read, [
    'component:default/orphan',
    'component:default/cart',
  ]);
  expect([...found]).toEqual([
    [
      'component:default/orphan',
      [
        { place: 'spec.owner', ref: 'group:default/nobody' },
        { place: 'spec.system', ref: 'system:default/unknown' },
        { place: 'spec.dependsOn[1]', ref: 'component:default/ghost' },
      ],
    ],
  ]);
});

test('they are warnings on the entry, and go when the missing entity comes', async () => {
  const messages = async () =>
    (await faultsOfEntities(database.db.read, ['component:default/orphan']))
      .get('component:default/orphan')
      ?.map(({ message, level, position }) => `${position.file} ${level} ${message}`);
  expect(await messages()).toHaveLength(3);
  await database.db.transact((tx) =>
    applyMutation(
      tx,
      { id: 'late', type: 'files' },
      full([told('Group', 'nobody'), told('System', 'unknown')]),
    ),
  );
  expect(await messages()).toEqual([
    "/catalog/orphan.yaml warning spec.dependsOn[1] 'component:default/ghost': no such entity; correct the reference or add component:default/ghost",
  ]);
});

test('faults of the entity and of its whole file are on it, those of a neighbour are not', async () => {
  const file = '/two/both.yaml';
  const fault = (message: string, entityRef?: string) => ({
    level: 'error' as const,
    message,
    position: { file, line: 3, column: 1 },
    ...(entityRef ? { entityRef } : {}),
  });
  const entities = [told('Group', 'one', {}, { file }), told('Group', 'two', {}, { file })];
  const faults = [
    fault('of one', 'group:default/one'),
    fault('of two', 'group:default/two'),
    fault('of the file'),
  ];
  await database.db.transact((tx) =>
    applyMutation(tx, { id: 'two', type: 'files' }, full(entities, { faults })),
  );
  const found = await faultsOfEntities(database.db.read, ['group:default/one', 'group:default/shop']);
  expect(found.get('group:default/one')?.map(({ message }) => message)).toEqual(['of one', 'of the file']);
  expect(found.has('group:default/shop')).toBe(false);
});
