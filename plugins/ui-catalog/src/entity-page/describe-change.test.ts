import { describe, expect, test } from 'vitest';
import type { ChangeInfo } from '../queries/list-changes.ts';
import { describeChange, shortLocation } from './describe-change.ts';

const change = (rest: Partial<ChangeInfo>): ChangeInfo => ({
  id: '1',
  at: '2026-03-01T03:12:00.000Z',
  kind: 'CHANGED',
  source: 'demo',
  location: 'file:/srv/catalog/cart.yaml',
  previousLocation: null,
  truncated: false,
  differences: [],
  ...rest,
});
const differs = (path: string, before: unknown, after: unknown) =>
  change({ differences: [{ path, before, after }] });

describe('a change in words', () => {
  test.each([
    { reason: 'added', change: change({ kind: 'ADDED' }), says: ['added'] },
    { reason: 'removed', change: change({ kind: 'REMOVED' }), says: ['removed'] },
    {
      reason: 'moved',
      change: change({ previousLocation: 'file:/srv/catalog/old.yaml' }),
      says: ['moved from /srv/catalog/old.yaml'],
    },
    {
      reason: 'a value',
      change: differs('spec.owner', 'team-a', 'payments'),
      says: ['owner changed from team-a to payments'],
    },
    { reason: 'a new field', change: differs('spec.system', null, 'store'), says: ['system set to store'] },
    {
      reason: 'a field that went',
      change: differs('metadata.title', 'Cart', null),
      says: ['title removed, was Cart'],
    },
    {
      reason: 'an annotation',
      change: differs("metadata.annotations['acme.org/tier']", '1', '2'),
      says: ['annotation acme.org/tier changed from 1 to 2'],
    },
    {
      reason: 'a list that grew and shrank',
      change: differs('spec.dependsOn', ['a', 'b'], ['b', 'c', 'd']),
      says: ['dependsOn: c, d added, a removed'],
    },
    {
      reason: 'a list in another order',
      change: differs('metadata.tags', ['a', 'b'], ['b', 'a']),
      says: ['tags changed'],
    },
    { reason: 'an empty text', change: differs('spec.type', '', 'x'), says: ["type changed from '' to x"] },
    {
      reason: 'a text too long to be read',
      change: differs('spec.definition', 'x'.repeat(61), 'short'),
      says: ['definition changed'],
    },
    { reason: 'a map', change: differs('spec.confirm', null, { failures: 1 }), says: ['confirm set'] },
    {
      reason: 'a truth',
      change: differs('spec.paused', false, true),
      says: ['paused changed from false to true'],
    },
  ])('$reason', ({ change, says }) => {
    expect(describeChange(change)).toEqual(says);
  });

  test('whose it is comes first, what is for tools last', () => {
    const paths = ["metadata.annotations['a/b']", 'metadata.title', 'spec.owner', 'spec.type'];
    const differences = paths.map((path) => ({ path, before: 'a', after: 'b' }));
    expect(describeChange(change({ differences })).map((phrase) => phrase.split(' changed')[0])).toEqual([
      'owner',
      'title',
      'type',
      'annotation a/b',
    ]);
  });

  test('of very many things the first are named', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ path: `spec.f${index}`, before: 1, after: 2 }));
    const phrases = describeChange(change({ differences: many }));
    expect(phrases).toHaveLength(5);
    expect(phrases.at(-1)).toBe('and 5 other fields');
  });
});

test.each([
  ['file:/srv/watchbill/catalog-info/shop/cart.yaml', 'catalog-info/shop/cart.yaml'],
  ['file:/srv/cart.yaml', '/srv/cart.yaml'],
  ['url:https://github.com/acme/cart/blob/main/catalog-info.yaml', 'blob/main/catalog-info.yaml'],
  ['kubernetes:prod/apps', 'kubernetes:prod/apps'],
])('%s is recognised by %s', (location, short) => {
  expect(shortLocation(location)).toBe(short);
});
