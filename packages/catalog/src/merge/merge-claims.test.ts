import type { Entity } from '@watchbill/model';
import { expect, test } from 'vitest';
import { mergeClaims } from './merge-claims.ts';

const say = (sourceId: string, spec: object) => ({
  sourceId,
  location: `file:/${sourceId}`,
  document: { spec: spec as Entity['spec'] & object },
});

test.each([
  { reason: 'one alone', says: [{ a: 1 }], is: { a: 1 }, conflicts: [] },
  { reason: 'what only the second says', says: [{ a: 1 }, { b: 2 }], is: { a: 1, b: 2 }, conflicts: [] },
  { reason: 'both the same', says: [{ a: [1] }, { a: [1] }], is: { a: [1] }, conflicts: [] },
  { reason: 'two values', says: [{ a: 1 }, { a: 2 }], is: { a: 1 }, conflicts: ['spec.a 0 1, 1 2'] },
  {
    reason: 'lists whole',
    says: [{ a: [1] }, { a: [1, 2] }],
    is: { a: [1] },
    conflicts: ['spec.a 0 [1], 1 [1,2]'],
  },
  {
    reason: 'maps by key',
    says: [{ m: { a: 1 } }, { m: { b: 2 } }],
    is: { m: { a: 1, b: 2 } },
    conflicts: [],
  },
  {
    reason: 'a deep value',
    says: [{ m: { 'x/y': 1 } }, { m: { 'x/y': 2 } }],
    is: { m: { 'x/y': 1 } },
    conflicts: ["spec.m['x/y'] 0 1, 1 2"],
  },
  {
    reason: 'a value and a map',
    says: [{ a: 1 }, { a: { b: 2 } }],
    is: { a: 1 },
    conflicts: ['spec.a 0 1, 1 {"b":2}'],
  },
  {
    reason: 'a map and a value',
    says: [{ a: { b: 2 } }, { a: 1 }, { a: { c: 3 } }],
    is: { a: { b: 2, c: 3 } },
    conflicts: ['spec.a 0 {"b":2}, 1 1'],
  },
  { reason: 'null states nothing', says: [{ a: null }, { a: 2 }], is: { a: 2 }, conflicts: [] },
  {
    reason: 'null where nobody states anything',
    says: [{ a: null }, { a: null }],
    is: { a: null },
    conflicts: [],
  },
  { reason: 'null beside a map', says: [{ a: { b: 1 } }, { a: null }], is: { a: { b: 1 } }, conflicts: [] },
  { reason: 'an empty map', says: [{ a: {} }, { a: { b: 1 } }], is: { a: { b: 1 } }, conflicts: [] },
  {
    reason: 'three values',
    says: [{ a: 1 }, { a: 2 }, { a: 1 }, { a: 3 }],
    is: { a: 1 },
    conflicts: ['spec.a 0 1, 1 2', 'spec.a 0 1, 3 3'],
  },
  {
    reason: 'false and 0 are values',
    says: [
      { a: false, b: 0 },
      { a: true, b: 1 },
    ],
    is: { a: false, b: 0 },
    conflicts: ['spec.a 0 false, 1 true', 'spec.b 0 0, 1 1'],
  },
])('$reason', ({ says, is, conflicts }) => {
  const merged = mergeClaims(says.map((spec, index) => say(String(index), spec)));
  expect(merged.document).toEqual({ spec: is });
  expect(
    merged.conflicts.map(
      ({ path, winner, value, loser, otherValue }) =>
        `${path} ${winner.sourceId} ${JSON.stringify(value)}, ${loser.sourceId} ${JSON.stringify(otherValue)}`,
    ),
  ).toEqual(conflicts);
});

test('a key may be called __proto__', () => {
  const odd = JSON.parse('{"__proto__": {"a": 1}}') as object;
  expect(JSON.stringify(mergeClaims([say('0', odd), say('1', { b: 1 })]).document)).toBe(
    '{"spec":{"__proto__":{"a":1},"b":1}}',
  );
});
