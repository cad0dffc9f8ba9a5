import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { full, told } from '../test-entities/told.ts';
import { MOST_REACHED, type ReachOptions, reachOf } from './reach-of.ts';

const database = useTestDatabase();
const WIDE = 1_200;

beforeAll(async () => {
  const dependsOn = (name: string, ...others: string[]) => told('Component', name, { dependsOn: others });
  const entities = [
    dependsOn('shop', 'cart', 'pay'),
    dependsOn('cart', 'db', 'ghost'),
    dependsOn('pay', 'bank', 'db'),
    dependsOn('bank', 'vault'),
    dependsOn('vault', 'shop'),
    dependsOn('db'),
    dependsOn('self', 'self'),
    dependsOn('wide', ...Array.from({ length: WIDE }, (_, nr) => `w${nr}`)),
    ...Array.from({ length: WIDE }, (_, nr) => dependsOn(`w${nr}`, 'db')),
    // Every one depends on every other: 40 to the power of the depth ways.
    ...Array.from({ length: 40 }, (_, nr) =>
      dependsOn(`knot${nr}`, ...Array.from({ length: 40 }, (_, other) => `knot${other}`)),
    ),
  ];
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, full(entities)));
});

async function reach(name: string, towards: ReachOptions['towards'], depth: number) {
  const ref = `component:default/${name}`;
  return (await reachOf(database.db.read, [ref], { towards, depth })).get(ref);
}
async function names(
  name: string,
  towards: ReachOptions['towards'],
  depth: number,
): Promise<readonly string[]> {
  const short = (ref: string | null) => ref?.split('/')[1] ?? '-';
  const { entities = [] } = (await reach(name, towards, depth)) ?? {};
  return entities.map(({ ref, distance, via }) => `${distance} ${short(ref)} ${short(via)}`);
}

test.each([
  ['shop', 'dependencies', 1, ['1 cart -', '1 pay -'], 'directly'],
  [
    'shop',
    'dependencies',
    2,
    ['1 cart -', '1 pay -', '2 bank pay', '2 db cart'],
    'what exists, by the shortest way',
  ],
  [
    'shop',
    'dependencies',
    5,
    ['1 cart -', '1 pay -', '2 bank pay', '2 db cart', '3 vault bank'],
    'circles end',
  ],
  ['bank', 'dependents', 2, ['1 pay -', '2 shop pay'], 'the other way'],
  ['bank', 'dependents', 3, ['1 pay -', '2 shop pay', '3 vault shop'], 'and round'],
  ['self', 'dependencies', 5, [], 'not itself'],
  ['db', 'dependencies', 5, [], 'nothing'],
  ['nobody', 'dependencies', 5, [], 'of what does not exist'],
] as const)('%s: %s to %d are %j: %s', async (name, towards, depth, expected, _why) => {
  expect(await names(name, towards, depth)).toEqual(expected);
});

test('of many at once, each its own', async () => {
  const refs = ['bank', 'pay'].map((name) => `component:default/${name}`);
  const found = await reachOf(database.db.read, refs, { towards: 'dependencies', depth: 1 });
  expect(refs.map((ref) => found.get(ref)?.entities.length)).toEqual([1, 2]);
});

test('no more than a thousand, the nearest, with word that there are more', async () => {
  const wide = await reach('wide', 'dependencies', 2);
  expect([wide?.entities.length, wide?.truncated]).toEqual([MOST_REACHED, true]);
  const db = await reach('db', 'dependents', 1);
  expect([db?.entities.length, db?.truncated, db?.entities.at(0)?.ref]).toEqual([
    MOST_REACHED,
    true,
    'component:default/cart',
  ]);
  expect((await reach('shop', 'dependencies', 5))?.truncated).toBe(false);
});

test('a knot takes no longer than its size', async () => {
  const before = performance.now();
  const knot = await reach('knot0', 'dependencies', 5);
  expect([knot?.entities.length, knot?.truncated]).toEqual([39, false]);
  expect(performance.now() - before).toBeLessThan(500);
});

test.each([0, 6, 1.5])('a depth of %d is refused', async (depth) => {
  await expect(reach('shop', 'dependencies', depth)).rejects.toThrow(
    `depth '${depth}': expected a whole number from 1 to 5`,
  );
});
