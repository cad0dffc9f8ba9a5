import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { delta, full, told } from '../test-entities/told.ts';
import { listSources } from './list-sources.ts';
import { recordSyncFailure } from './record-sync-failure.ts';
import { recordSyncStart } from './record-sync-start.ts';

const FILES = { id: 'files', type: 'files' };
const database = useTestDatabase();

test('a source is syncing, current, failed with its entities kept, and current again', async () => {
  const { db } = database;
  const state = async () => (await listSources(db.read))[0];
  await db.transact((tx) => recordSyncStart(tx, FILES));
  expect(await state()).toEqual({
    id: 'files',
    type: 'files',
    state: 'SYNCING',
    entities: 0,
    heldRemovals: 0,
    confirmedRemovals: 0,
    lastSyncAt: null,
    lastError: null,
  });
  await db.transact((tx) => applyMutation(tx, FILES, full([told('Component', 'cart')])));
  expect(await state()).toMatchObject({ state: 'CURRENT', entities: 1, lastSyncAt: expect.any(Date) });
  await db.transact((tx) => recordSyncStart(tx, FILES));
  await db.transact((tx) => recordSyncFailure(tx, 'files', new Error('no such folder')));
  expect(await state()).toMatchObject({ state: 'FAILED', entities: 1, lastError: 'no such folder' });
  await db.transact((tx) => applyMutation(tx, FILES, delta([], [])));
  expect(await state()).toMatchObject({ state: 'FAILED', lastError: 'no such folder' });
  await db.transact((tx) => applyMutation(tx, FILES, full([])));
  expect(await state()).toMatchObject({ state: 'CURRENT', entities: 0, lastError: null });
});
