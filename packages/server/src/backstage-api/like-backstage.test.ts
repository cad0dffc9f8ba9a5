import { CATALOG_FILTER_EXISTS, type CatalogApi } from '@backstage/catalog-client';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackstageServer, startBackstageServer, tell } from '../../testing/backstage-server.ts';
import { SHOP } from '../../testing/backstage-shop.ts';

/** Backstage's own catalog in memory, holding the very entities that the server serves, is the measure. */
const database = useTestDatabase();
let server: BackstageServer;
let ours: CatalogApi;
let theirs: CatalogApi;

beforeAll(async () => {
  await tell(database.db, SHOP);
  server = await startBackstageServer(database.db);
  ours = server.client;
  theirs = new InMemoryCatalogClient({ entities: (await ours.getEntities()).items });
});
afterAll(() => server.close());

const refs = async (catalog: CatalogApi, request: Parameters<CatalogApi['getEntities']>[0]) =>
  (await catalog.getEntities(request)).items.map(({ kind, metadata }) => `${kind}:${metadata.name}`);

const EXISTS = CATALOG_FILTER_EXISTS;

describe('filters', () => {
  test.each([
    { reason: 'kind in any case', filter: { KIND: 'comPONENT' }, count: 3 },
    { reason: 'name in any case', filter: { 'metadata.name': 'cart' }, count: 1 },
    { reason: 'a namespace that is not written', filter: { 'metadata.namespace': 'default' }, count: 8 },
    { reason: 'apiVersion', filter: { apiVersion: 'watchbill.dev/v1' }, count: 0 },
    { reason: 'apiversion', filter: { kind: 'check' }, count: 1 },
    { reason: 'a list', filter: { 'metadata.tags': 'java' }, count: 1 },
    { reason: 'an element as key', filter: { 'metadata.tags.java': 'true' }, count: 1 },
    { reason: 'an element as key exists', filter: { 'metadata.tags.JAVA': EXISTS }, count: 1 },
    {
      reason: 'an element that is the beginning of another',
      filter: { 'metadata.tags.javas': EXISTS },
      count: 0,
    },
    { reason: 'a list exists', filter: { 'metadata.tags': EXISTS }, count: 3 },
    { reason: 'a map is no value', filter: { 'metadata.annotations': EXISTS }, count: 0 },
    {
      reason: 'an annotation',
      filter: { 'metadata.annotations.github.com/project-slug': 'ACME/cart' },
      count: 1,
    },
    {
      reason: 'an annotation of ours',
      filter: { 'metadata.annotations.backstage.io/managed-by-location': 'file:/catalog/store.yaml' },
      count: 4,
    },
    { reason: 'a label', filter: { 'metadata.labels.acme.org/tier': 'gold' }, count: 1 },
    {
      reason: 'through a list of maps',
      filter: { 'metadata.links.url': 'https://wiki.test/cart' },
      count: 1,
    },
    { reason: 'a type', filter: { 'spec.type': 'SERVICE' }, count: 2 },
    { reason: 'a type is no list', filter: { 'spec.type.service': EXISTS }, count: 0 },
    { reason: 'an owner as written', filter: { 'spec.owner': 'shop' }, count: 2 },
    { reason: 'an owner in full', filter: { 'spec.owner': 'group:default/shop' }, count: 0 },
    { reason: 'a nested value', filter: { 'spec.profile.email': 'ada@ACME.test' }, count: 1 },
    { reason: 'a key with dots', filter: { 'spec.hosts.cart.acme.org': 'eu' }, count: 1 },
    { reason: 'an element with dots', filter: { 'spec.regions.eu.west': 'true' }, count: 1 },
    { reason: 'a number', filter: { 'spec.replicas': '3' }, count: 1 },
    { reason: 'a truth value', filter: { 'spec.canary': 'false' }, count: 1 },
    { reason: 'null exists', filter: { 'spec.nothing': EXISTS }, count: 1 },
    { reason: 'null has no value', filter: { 'spec.nothing': 'null' }, count: 0 },
    { reason: 'a long text exists', filter: { 'metadata.description': EXISTS }, count: 1 },
    { reason: 'a title, not a display name', filter: { 'metadata.title': EXISTS }, count: 2 },
    { reason: 'an empty text', filter: { 'spec.type': '' }, count: 0 },
    { reason: 'no pattern', filter: { 'spec.type': 'ser.*', kind: 'component' }, count: 0 },
    { reason: 'no pattern in keys', filter: { 'spec.t.pe': EXISTS }, count: 0 },
    { reason: 'what nothing has', filter: { 'spec.none': EXISTS }, count: 0 },
    { reason: 'a root that nothing has', filter: { owner: 'shop' }, count: 0 },
    { reason: 'an etag is not looked for', filter: { 'metadata.etag': EXISTS }, count: 0 },
    { reason: 'a relation', filter: { 'relations.ownedBy': 'Group:default/SHOP' }, count: 2 },
    { reason: 'an inverse relation', filter: { 'relations.hasPart': 'component:default/cart' }, count: 1 },
    { reason: 'a relation exists', filter: { 'relations.dependencyof': EXISTS }, count: 2 },
    { reason: 'a relation of no known kind', filter: { 'relations.likes': EXISTS }, count: 0 },
    { reason: 'relations as such', filter: { relations: EXISTS }, count: 0 },
    { reason: 'the status', filter: { 'status.items.level': EXISTS }, count: 0 },
  ])('$reason', async ({ filter, count }) => {
    const found = await refs(ours, { filter });
    // Their test client looks for the keys of documents in lower case alone.
    if (!Object.keys(filter).includes('apiVersion')) {
      expect(found.toSorted()).toEqual((await refs(theirs, { filter })).toSorted());
    }
    expect(found).toHaveLength('apiVersion' in filter ? 1 : count);
  });
});

describe('orders', () => {
  test.each([
    [[{ field: 'metadata.name', order: 'asc' }]],
    [[{ field: 'metadata.name', order: 'desc' }]],
    [[{ field: 'spec.lifecycle', order: 'desc' }]],
    [
      [
        { field: 'kind', order: 'desc' },
        { field: 'metadata.namespace', order: 'desc' },
        { field: 'metadata.title', order: 'asc' },
      ],
    ],
    [
      [
        { field: 'spec.profile.email', order: 'asc' },
        { field: 'spec.owner', order: 'desc' },
      ],
    ],
    [[{ field: 'metadata.uid', order: 'desc' }]],
  ] as const)('%j', async (order) => {
    const request = { order: [...order] };
    expect(await refs(ours, request)).toEqual(await refs(theirs, request));
  });
});

describe('pages', () => {
  test.each([{ limit: 3, offset: 2 }, { offset: 5 }, { limit: 100 }])('%j', async (paging) => {
    const request = { order: { field: 'metadata.name', order: 'asc' as const }, ...paging };
    expect(await refs(ours, request)).toEqual(await refs(theirs, request));
  });
});

describe('fields', () => {
  test.each([
    [['kind', 'metadata.name']],
    [['metadata.annotations.github.com/project-slug', 'metadata.tags', 'relations']],
    [['spec.hosts.cart.acme.org', 'spec.nothing', 'spec.replicas']],
    [['metadata.links.0.title', 'spec', 'spec.type', 'none', 'kind.x']],
  ])('%j', async (fields) => {
    expect((await ours.getEntities({ fields })).items).toEqual((await theirs.getEntities({ fields })).items);
  });
});

describe('predicates', () => {
  test.each([
    [{ kind: 'component', 'spec.type': 'website' }],
    [
      {
        $any: [
          { kind: 'user' },
          { $all: [{ kind: 'component' }, { $not: { 'spec.lifecycle': 'production' } }] },
        ],
      },
    ],
    [{ 'metadata.name': { $in: ['ADA', 'cart'] } }],
    [{ 'metadata.name': { $hasPrefix: 'CART' } }],
    [{ 'metadata.tags': { $contains: 'java' } }],
    [{ 'metadata.title': { $exists: false } }],
    [{ $not: { 'metadata.title': { $exists: true } } }],
    [{ relations: { $contains: { type: 'ownedBy', targetRef: 'group:default/shop' } } }],
    [{ relations: { $contains: { type: 'partof' } } }],
    [
      {
        relations: {
          $contains: { type: 'ownedBy', targetRef: { $in: ['group:default/shop', 'user:default/ada'] } },
        },
      },
    ],
    [{ $all: [] }],
    [{ $any: [] }],
    [{}],
  ])('%j', async (query) => {
    const names = async (catalog: CatalogApi) =>
      (await catalog.queryEntities({ query, limit: 100 })).items
        .map(({ metadata }) => metadata.name)
        .toSorted();
    expect(await names(ours)).toEqual(await names(theirs));
  });
});

describe('facets', () => {
  test.each([
    { facets: ['kind', 'metadata.namespace', 'spec.type'] },
    { facets: ['metadata.tags', 'metadata.tags.go', 'relations.ownedBy'] },
    {
      facets: [
        'metadata.annotations.github.com/project-slug',
        'spec.hosts.cart.acme.org',
        'spec.regions',
        'spec.canary',
      ],
    },
    { facets: ['spec.type', 'spec.owner'], filter: { kind: 'component' } },
    { facets: ['spec.type'], query: { $not: { kind: 'component' } } },
  ])('%j', async (request) => {
    const sorted = async (catalog: CatalogApi) =>
      Object.entries((await catalog.getEntityFacets(request)).facets).map(([name, values]) => [
        name,
        values.toSorted((a, b) => (a.value < b.value ? -1 : 1)),
      ]);
    expect(await sorted(ours)).toEqual(await sorted(theirs));
  });
});
