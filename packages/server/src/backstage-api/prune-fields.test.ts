import { describe, expect, test } from 'vitest';
import { pruneFields, toFields, wants } from './prune-fields.ts';

const CART = {
  kind: 'Component',
  metadata: {
    name: 'cart',
    annotations: { 'acme.org/tier': '1', 'acme.org/x.y': '2' },
    tags: ['java'],
    links: [{ url: 'https://a.test', title: 'A' }],
  },
  spec: { type: 'service', nothing: null },
};

describe('pruning', () => {
  test.each([
    { reason: 'no fields keep all', fields: [], is: CART },
    { reason: 'a leaf', fields: ['metadata.name'], is: { metadata: { name: 'cart' } } },
    { reason: 'a whole root', fields: ['spec'], is: { spec: CART.spec } },
    {
      reason: 'leaves of one parent',
      fields: ['metadata.name', 'kind', 'metadata.tags'],
      is: { kind: 'Component', metadata: { name: 'cart', tags: ['java'] } },
    },
    {
      reason: 'a key with dots',
      fields: ['metadata.annotations.acme.org/tier'],
      is: { metadata: { annotations: { 'acme.org/tier': '1' } } },
    },
    {
      reason: 'a key with more dots',
      fields: ['metadata.annotations.acme.org/x.y'],
      is: { metadata: { annotations: { 'acme.org/x.y': '2' } } },
    },
    {
      reason: 'an element by index',
      fields: ['metadata.links.0.url'],
      is: { metadata: { links: [{ url: 'https://a.test' }] } },
    },
    { reason: 'a null', fields: ['spec.nothing'], is: { spec: { nothing: null } } },
    { reason: 'a part after the whole', fields: ['spec', 'spec.type'], is: { spec: CART.spec } },
    { reason: 'what is not there', fields: ['metadata.title', 'status', 'kind.x'], is: {} },
    { reason: 'what all objects have', fields: ['constructor', '__proto__', 'metadata.toString'], is: {} },
    { reason: 'another case is another key', fields: ['Kind'], is: {} },
  ])('$reason', ({ fields, is }) => {
    expect(pruneFields(CART, toFields(fields))).toEqual(is);
  });

  test('leaves what it prunes as it is', () => {
    pruneFields(CART, ['metadata', 'metadata.name', 'spec.type', 'spec']);
    expect(Object.keys(CART.spec)).toEqual(['type', 'nothing']);
  });

  test('brackets are refused', () => {
    expect(() => toFields(['metadata.links[0]'])).toThrow(
      "fields 'metadata.links[0]': expected a path without brackets",
    );
  });

  test.each([
    { fields: undefined, path: 'relations', is: true },
    { fields: ['kind'], path: 'relations', is: false },
    { fields: ['relations'], path: 'relations', is: true },
    { fields: ['relations.0.type'], path: 'relations', is: true },
    { fields: ['metadata'], path: 'metadata.etag', is: true },
    { fields: ['metadata.name'], path: 'metadata.etag', is: false },
    { fields: ['statuses'], path: 'status', is: false },
  ])('$fields want $path: $is', ({ fields, path, is }) => {
    expect(wants(fields, path)).toBe(is);
  });
});
