import type { Entity } from '@watchbill/model';
import { expect, test } from 'vitest';
import { entityTerms } from './entity-terms.ts';
import { wordsOfEntity } from './entity-words.ts';
import { pathTerm, valueTerm, wordNumber, wordTerm } from './term-hash.ts';

const CART: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'cart-api',
    namespace: 'default',
    title: 'Shopping Cart',
    description: 'x'.repeat(300),
    tags: ['Java', 'Критично'],
    annotations: { 'github.com/Project-Slug': 'acme/Cart', 'acme.org/long': 'y'.repeat(201) },
    links: [{ url: 'https://wiki.test/cart' }],
  },
  spec: {
    type: 'service',
    replicas: 3,
    canary: false,
    nothing: null,
    hosts: { 'a.b': 'eu' },
    [`k${'e'.repeat(200)}`]: 1,
  },
};
const TERMS = new Set(entityTerms(CART, wordsOfEntity(CART, 'group:default/shop-team')));

test.each([
  { reason: 'a text', path: 'spec.type', value: 'service' },
  { reason: 'in lower case', path: 'metadata.title', value: 'shopping cart' },
  { reason: 'a number', path: 'spec.replicas', value: '3' },
  { reason: 'a truth value', path: 'spec.canary', value: 'false' },
  {
    reason: 'a key with dots and capitals',
    path: 'metadata.annotations.github.com/project-slug',
    value: 'acme/cart',
  },
  { reason: 'a dotted key below', path: 'spec.hosts.a.b', value: 'eu' },
  { reason: 'an element of a list', path: 'metadata.tags', value: 'java' },
  { reason: 'an element as a key', path: 'metadata.tags.критично', value: 'true' },
  { reason: 'through a list of maps', path: 'metadata.links.url', value: 'https://wiki.test/cart' },
])('found by $reason', ({ path, value }) => {
  expect(TERMS).toContain(valueTerm(path, value));
});

test.each([
  { reason: 'null', path: 'spec.nothing' },
  { reason: 'a text too long to be compared', path: 'metadata.annotations.acme.org/long' },
])('known to be there: $reason', ({ path }) => {
  expect(TERMS).toContain(pathTerm(path));
});

test.each([
  { reason: 'a map', term: pathTerm('metadata.annotations') },
  { reason: 'null as a text', term: valueTerm('spec.nothing', 'null') },
  { reason: 'a single text as a key', term: valueTerm('spec.type.service', 'true') },
  { reason: 'its name, which has a column', term: valueTerm('metadata.name', 'cart-api') },
  { reason: 'a key that is too long', term: pathTerm(`spec.k${'e'.repeat(200)}`) },
])('not found by $reason', ({ term }) => {
  expect(TERMS).not.toContain(term);
});

test.each([
  { word: 'cart', place: 'name' },
  { word: 'api', place: 'name' },
  { word: 'shopping', place: 'title' },
  { word: 'java', place: 'text' },
  { word: 'team', place: 'text' },
  { word: 'x'.repeat(100), place: 'text' },
] as const)('found by the word $word of its $place', ({ word, place }) => {
  expect(TERMS).toContain(wordTerm(word, place));
});

test('words and values are never the same, and all are whole numbers that JavaScript holds', () => {
  for (const term of TERMS) expect(Number.isSafeInteger(term)).toBe(true);
  expect(wordTerm('', 'name')).toBeLessThan(0);
  expect(wordTerm('cart', 'text')).toBe(-(wordNumber('cart') + 3));
});

test('an entity without much of it', () => {
  const bare: Entity = { apiVersion: 'v1', kind: 'System', metadata: { name: 'x' } };
  expect(entityTerms(bare, wordsOfEntity(bare, null))).toEqual([
    pathTerm('apiversion'),
    valueTerm('apiversion', 'v1'),
    wordTerm('x', 'name'),
  ]);
});
