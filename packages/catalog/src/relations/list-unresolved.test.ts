import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { full, told } from '../test-entities/told.ts';
import { countUnresolved, listUnresolved } from './list-unresolved.ts';

const database = useTestDatabase();

test('all references to nothing, a page at a time', async () => {
  const entities = [
    told('Component', 'cart', { owner: 'shop', dependsOn: ['resource:db', 'resource:queue'] }),
    told('Component', 'pay', { owner: 'group:ghosts' }),
    told('Group', 'shop'),
    told('Resource', 'db'),
  ];
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, full(entities)));
  const all = await listUnresolved(database.db.read, { first: 10 });
  expect(all).toEqual([
    { ref: 'component:default/cart', missing: 'resource:default/queue', places: ['spec.dependsOn[1]'] },
    { ref: 'component:default/pay', missing: 'group:default/ghosts', places: ['spec.owner'] },
  ]);
  expect(await listUnresolved(database.db.read, { first: 1 })).toHaveLength(2);
  expect(await listUnresolved(database.db.read, { first: 1, after: all[0] })).toEqual([all[1]]);
  expect(await countUnresolved(database.db.read)).toBe(2);
});
