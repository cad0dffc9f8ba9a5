import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { applyShop } from '../test-entities/shop.ts';
import { type FacetOptions, facets } from './facets.ts';

const database = useTestDatabase();
beforeAll(() => applyShop(database));

const count = async (name: string, options: FacetOptions = {}) => {
  const [facet] = await facets(database.db.read, [name], options);
  return Object.fromEntries((facet?.values ?? []).map(({ value, count }) => [value, count]));
};
const components = { kind: 'Component' };

test.each([
  {
    name: 'kind',
    options: {},
    is: { Group: 5, Component: 4, User: 3, API: 1, Check: 1, Domain: 1, Resource: 1, System: 1 },
  },
  { name: 'type', options: { filter: components }, is: { service: 3, website: 1 } },
  { name: 'lifecycle', options: { filter: components }, is: { production: 3, experimental: 1 } },
  {
    name: 'owner',
    options: { filter: components },
    is: {
      'group:default/nobody': 1,
      'group:default/payments': 1,
      'group:default/shop': 1,
      'user:default/ada': 1,
    },
  },
  {
    name: 'spec.owner',
    options: { filter: components },
    is: { 'group:payments': 1, nobody: 1, shop: 1, 'user:ada': 1 },
  },
  {
    name: 'system',
    options: { filter: components },
    is: { 'system:default/store': 2, 'system:default/unknown': 1 },
  },
  { name: 'namespace', options: { filter: components }, is: { default: 4 } },
  { name: 'tag', options: {}, is: { critical: 1, go: 1, java: 1 } },
  {
    name: 'health',
    options: { filter: components },
    is: { DEGRADED: 1, FAILING: 1, HEALTHY: 1, UNKNOWN: 1 },
  },
  { name: 'relations.partOf', options: { filter: { kind: 'System' } }, is: { 'domain:default/commerce': 1 } },
  { name: 'type', options: { filter: components, query: 'site' }, is: { website: 1 } },
])('$name within $options', async ({ name, options, is }) => {
  expect(await count(name, options)).toEqual(is);
});

test('a facet leaves its own field out of the filter, so that its alternatives stay', async () => {
  const filter = { kind: 'Component', 'spec.type': 'website' };
  expect(await count('type', { filter })).toEqual({ service: 3, website: 1 });
  expect(await count('owner', { filter })).toEqual({ 'user:default/ada': 1 });
  expect(await count('type', { filter: { $all: [components, { type: 'website' }] } })).toEqual({
    service: 3,
    website: 1,
  });
  expect(await count('type', { filter: { ...components, $not: { type: 'website' } } })).toEqual({
    service: 3,
  });
});

test('facets come in the order asked for, values by frequency', async () => {
  const found = await facets(database.db.read, ['tag', 'type', 'title'], { filter: components });
  expect(found.map(({ name }) => name)).toEqual(['tag', 'type', 'title']);
  expect(found[1]?.values).toEqual([
    { value: 'service', count: 3 },
    { value: 'website', count: 1 },
  ]);
  expect(await facets(database.db.read, [])).toEqual([]);
  await expect(facets(database.db.read, ['colour'])).rejects.toThrow("field 'colour': expected one of");
});
