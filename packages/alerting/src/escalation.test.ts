import { entityRefOf } from '@watchbill/model';
import { expect, test } from 'vitest';
import { group } from '../testing/shop.ts';
import { escalationOf } from './escalation.ts';

const ref = (name: string) => `group:default/${name}`;
const graph = (above: Readonly<Record<string, readonly string[]>>, ...names: readonly string[]) => ({
  entities: new Map(names.map((name) => [ref(name), group(name)])),
  above: new Map(Object.entries(above).map(([name, parents]) => [ref(name), parents.map(ref)])),
});

test.each([
  { case: 'no owner', owner: null, graph: graph({}), expected: [] },
  { case: 'an owner that does not exist keeps its place', owner: 'a', graph: graph({}), expected: [[]] },
  {
    case: 'level by level',
    owner: 'a',
    graph: graph({ a: ['b'], b: ['c'] }, 'a', 'b', 'c'),
    expected: [['a'], ['b'], ['c']],
  },
  {
    case: 'several parents stand side by side',
    owner: 'a',
    graph: graph({ a: ['c', 'b'] }, 'a', 'b', 'c'),
    expected: [['a'], ['b', 'c']],
  },
  {
    case: 'a circle ends',
    owner: 'a',
    graph: graph({ a: ['b'], b: ['a'] }, 'a', 'b'),
    expected: [['a'], ['b']],
  },
  {
    case: 'the nearest level counts',
    owner: 'a',
    graph: graph({ a: ['b', 'c'], b: ['c'] }, 'a', 'b', 'c'),
    expected: [['a'], ['b', 'c']],
  },
])('$case', ({ owner, graph, expected }) => {
  const levels = escalationOf(owner === null ? null : ref(owner), graph);
  expect(levels.map((level) => level.map(entityRefOf))).toEqual(expected.map((level) => level.map(ref)));
});
