import { describe, expect, test } from 'vitest';
import { type CatalogFilter, predicateOf, readCatalogFilter, writeCatalogFilter } from './catalog-filter.ts';

const ALL: CatalogFilter = {
  query: '',
  kind: 'Component',
  owner: undefined,
  health: undefined,
  order: 'NAME',
};

describe('the address of a filtered catalog', () => {
  test.each<[string, string, CatalogFilter]>([
    ['components come first', '', ALL],
    ['any kind is a choice of its own', 'kind=all', { ...ALL, kind: undefined }],
    [
      'everything at once',
      'q=pay&kind=API&owner=group%3Adefault%2Fpayments&health=failing&sort=health',
      { query: 'pay', kind: 'API', owner: 'group:default/payments', health: 'FAILING', order: 'HEALTH' },
    ],
  ])('%s', (_reason, search, filter) => {
    expect(readCatalogFilter(new URLSearchParams(search))).toEqual(filter);
    expect(writeCatalogFilter(filter).toString()).toBe(search);
  });

  test('a health that does not exist is left out', () => {
    expect(readCatalogFilter(new URLSearchParams('health=splendid'))).toEqual(ALL);
  });
});

describe('the predicate', () => {
  const filter: CatalogFilter = { ...ALL, owner: 'group:default/payments', health: 'FAILING' };

  test('has a field for each choice', () => {
    expect(predicateOf(filter)).toEqual({
      kind: 'Component',
      owner: 'group:default/payments',
      health: 'FAILING',
    });
  });

  test('leaves one out to count its values', () => {
    expect(predicateOf(filter, 'health')).toEqual({ kind: 'Component', owner: 'group:default/payments' });
  });
});
