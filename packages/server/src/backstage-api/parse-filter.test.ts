import { describe, expect, test } from 'vitest';
import { parseFilter } from './parse-filter.ts';

describe('a filter becomes a predicate', () => {
  test.each([
    { reason: 'nothing given', given: undefined, is: undefined },
    { reason: 'nothing in it', given: ['', ' , '], is: undefined },
    { reason: 'a value', given: ['kind=component'], is: { kind: 'component' } },
    {
      reason: 'a key alone is existence',
      given: ['metadata.title'],
      is: { 'metadata.title': { $exists: true } },
    },
    {
      reason: 'a key with nothing behind = is an empty text',
      given: ['spec.type='],
      is: { 'spec.type': '' },
    },
    {
      reason: 'a comma is and',
      given: ['kind=component,spec.type=service'],
      is: { $all: [{ kind: 'component' }, { 'spec.type': 'service' }] },
    },
    {
      reason: 'a parameter more is or',
      given: ['kind=api', 'kind=user'],
      is: { $any: [{ kind: 'api' }, { kind: 'user' }] },
    },
    {
      reason: 'values of one key are or',
      given: ['kind=api,kind=user'],
      is: { kind: { $in: ['api', 'user'] } },
    },
    { reason: 'a value beside existence is the stronger', given: ['kind,kind=user'], is: { kind: 'user' } },
    {
      reason: 'only the first = divides',
      given: ['metadata.annotations.acme.org/query=a=b'],
      is: { 'metadata.annotations.acme.org/query': 'a=b' },
    },
    {
      reason: 'a reference as value',
      given: ['relations.ownedBy=group:default/x'],
      is: { 'relations.ownedBy': 'group:default/x' },
    },
    {
      reason: 'spaces around do not count',
      given: [' kind = api , spec.type'],
      is: { $all: [{ kind: 'api' }, { 'spec.type': { $exists: true } }] },
    },
    { reason: 'an empty set beside a full one', given: ['', 'kind=api'], is: { kind: 'api' } },
  ])('$reason', ({ given, is }) => {
    expect(parseFilter(given)).toEqual(is);
  });

  test.each(['=component', '$any=x'])("'%s' has no field", (given) => {
    expect(() => parseFilter([given])).toThrow(`filter '${given}': expected a field before '='`);
  });
});
