import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { full, told } from '../test-entities/told.ts';
import { directMembersOf } from './direct-members-of.ts';
import { membersOf } from './members-of.ts';

const database = useTestDatabase();

const CIRCLE = 10;
const TREE = 1_000;

beforeAll(async () => {
  const circle = Array.from({ length: CIRCLE }, (_, nr) =>
    told('Group', `circle${nr}`, { parent: `circle${(nr + 1) % CIRCLE}`, members: [`round${nr}`] }),
  );
  const people = Array.from({ length: CIRCLE }, (_, nr) => told('User', `round${nr}`));
  const chain = Array.from({ length: TREE }, (_, nr) =>
    told('Group', `chain${nr}`, nr === 0 ? {} : { parent: `chain${nr - 1}` }),
  );
  const tree = Array.from({ length: TREE }, (_, nr) =>
    told('Group', `tree${nr}`, nr === 0 ? {} : { parent: `tree${Math.floor((nr - 1) / 10)}` }),
  );
  const leaves = ['chain', 'tree'].flatMap((name) => [
    told('User', `${name}-first`, { memberOf: [`${name}0`] }),
    told('User', `${name}-last`, { memberOf: [`${name}${TREE - 1}`] }),
  ]);
  const entities = [
    ...circle,
    ...people,
    ...chain,
    ...tree,
    ...leaves,
    told('Group', 'self', { parent: 'self' }),
  ];
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, full(entities)));
});

const group = (name: string) => `group:default/${name}`;
const users = (...names: readonly string[]) => names.map((name) => `user:default/${name}`);
const everybody = users(...Array.from({ length: CIRCLE }, (_, nr) => `round${nr}`));

test('ten groups in a circle: each has all people, and its own directly', async () => {
  const groups = Array.from({ length: CIRCLE }, (_, nr) => group(`circle${nr}`));
  const effective = await membersOf(database.db.read, groups);
  const direct = await directMembersOf(database.db.read, groups);
  expect(groups.map((ref) => effective.get(ref))).toEqual(groups.map(() => everybody));
  expect(groups.map((ref) => direct.get(ref))).toEqual(everybody.map((ref) => [ref]));
});

test('a group that is its own parent has nobody', async () => {
  expect((await membersOf(database.db.read, [group('self')])).size).toBe(0);
});

test.each(['chain', 'tree'])('a %s of a thousand groups, from its top and its end', async (name) => {
  const [top, end] = [group(`${name}0`), group(`${name}${TREE - 1}`)];
  const before = performance.now();
  const effective = await membersOf(database.db.read, [top, end]);
  expect(effective.get(top)).toEqual(users(`${name}-first`, `${name}-last`));
  expect(effective.get(end)).toEqual(users(`${name}-last`));
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('the members of all of a thousand nested groups at once', async () => {
  const groups = Array.from({ length: TREE }, (_, nr) => group(`chain${nr}`));
  const before = performance.now();
  const effective = await membersOf(database.db.read, groups);
  expect(effective.size).toBe(TREE);
  expect(performance.now() - before).toBeLessThan(5_000);
});
