import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { full, told } from '../test-entities/told.ts';
import { listUnowned, type UnownedOptions } from './list-unowned.ts';

const database = useTestDatabase();

beforeAll(async () => {
  const entities = [
    told('Group', 'shop'),
    told('User', 'ada'),
    told('Location', 'all', { target: './x.yaml' }),
    told('System', 'store', { owner: 'shop' }),
    told('System', 'nobodys'),
    told('Component', 'owned', { owner: 'shop' }),
    told('Component', 'inherits', { system: 'store' }),
    told('Component', 'inherits-nothing', { system: 'nobodys' }),
    told('Component', 'mistaken', { owner: 'ghosts', system: 'store' }),
    told('Component', 'loop-a', { subcomponentOf: 'loop-b' }),
    told('Component', 'loop-b', { subcomponentOf: 'loop-a' }),
    told('Check', 'flow', { entity: 'owned' }),
    told('Check', 'stray', { entity: 'gone' }),
  ];
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, full(entities)));
});

async function list(options: Partial<UnownedOptions> = {}): Promise<readonly string[]> {
  const { rows } = await listUnowned(database.db.read, { first: 50, ...options });
  return rows.map(({ ref, reason, ownerRef }) => [ref, reason, ownerRef].join(' ').trim());
}

const NO_OWNER = [
  'component:default/inherits-nothing NO_OWNER',
  'component:default/loop-a NO_OWNER',
  'component:default/loop-b NO_OWNER',
  'system:default/nobodys NO_OWNER',
  'check:default/stray NO_OWNER',
];
const MISTAKEN = 'component:default/mistaken OWNER_DOES_NOT_EXIST group:default/ghosts';

test('what nobody answers for, and what names an owner that does not exist, by name', async () => {
  expect(await list()).toEqual([...NO_OWNER.slice(0, 3), MISTAKEN, ...NO_OWNER.slice(3)]);
});

test.each([
  { reason: 'NO_OWNER' as const, is: NO_OWNER },
  { reason: 'OWNER_DOES_NOT_EXIST' as const, is: [MISTAKEN] },
])('only $reason', async ({ reason, is }) => {
  expect(await list({ reason })).toEqual(is);
});

test('in pages, each with the count of all', async () => {
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await listUnowned(database.db.read, { first: 4, after });
    expect(page.totalCount).toBe(6);
    seen.push(...page.rows.map(({ ref }) => ref));
    after = page.rows.at(-1)?.cursor;
    more = page.hasNextPage;
  }
  expect(seen).toEqual((await list()).map((line) => line.split(' ')[0]));
});

test('a page behind the last is empty', async () => {
  const { rows } = await listUnowned(database.db.read, { first: 50 });
  expect(await listUnowned(database.db.read, { first: 1, after: rows.at(-1)?.cursor })).toEqual({
    rows: [],
    totalCount: 6,
    hasNextPage: false,
  });
});

test.each([
  { first: 0, after: undefined, says: "first '0': expected a whole number from 1 to 1000" },
  { first: 1.5, after: undefined, says: "first '1.5'" },
  { first: 1, after: 'x', says: "after 'x': expected the endCursor" },
])('$says', async ({ first, after, says }) => {
  await expect(listUnowned(database.db.read, { first, after })).rejects.toThrow(says);
});
