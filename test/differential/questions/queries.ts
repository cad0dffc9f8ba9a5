import type { QueryEntitiesInitialRequest, QueryEntitiesResponse } from '@backstage/catalog-client';
import type { Catalog } from '../both-catalogs.ts';
import type { Question } from '../question.ts';
import { refsOf } from '../refs-of.ts';

const COMPONENTS = { kind: 'component' };
const FEW = { kind: 'component', 'metadata.name': ['cart', 'website', 'payments-gateway-0'] };
const ONE_NAMESPACE = { kind: 'component', 'metadata.namespace': 'default' };
const BY_NAME = { field: 'metadata.name', order: 'asc' } as const;

const REQUESTS: readonly QueryEntitiesInitialRequest[] = [
  { filter: ONE_NAMESPACE, orderFields: BY_NAME },
  { filter: COMPONENTS, orderFields: BY_NAME, limit: 0 },
  { filter: COMPONENTS, orderFields: BY_NAME, limit: 3, offset: 4 },
  { filter: COMPONENTS, orderFields: BY_NAME, limit: 3, totalItems: 'exclude' },
  { filter: ONE_NAMESPACE, orderFields: { field: 'metadata.name', order: 'desc' }, limit: 50 },
  {
    filter: { ...COMPONENTS, 'metadata.name': ['cart', 'orphan', 'linked-one'] },
    orderFields: { field: 'metadata.title', order: 'asc' },
  },
  {
    filter: { ...COMPONENTS, 'metadata.name': ['cart', 'orphan'] },
    orderFields: { field: 'metadata.title', order: 'desc' },
  },
  { filter: { kind: 'user' }, orderFields: { field: 'spec.profile.email', order: 'asc' } },
  { filter: { kind: 'group' }, orderFields: { field: 'spec.profile.displayName', order: 'desc' } },
  { filter: { kind: 'nothing' } },
  { fullTextFilter: { term: 'cart' }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'CART', fields: ['metadata.name'] }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'shopping', fields: ['metadata.name', 'metadata.title'] }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'ünï', fields: ['metadata.title'] }, orderFields: BY_NAME },
  { fullTextFilter: { term: '50%', fields: ['metadata.description'] }, filter: FEW, orderFields: BY_NAME },
  { fullTextFilter: { term: 'off_now', fields: ['metadata.description'] }, orderFields: BY_NAME },
  {
    fullTextFilter: { term: '%', fields: ['metadata.description'] },
    filter: FEW,
    orderFields: BY_NAME,
  },
  { fullTextFilter: { term: 'ga_eway' }, filter: FEW, orderFields: BY_NAME },
  { fullTextFilter: { term: '  cart  ' }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'gateway payments' }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'gateway' }, filter: COMPONENTS, orderFields: BY_NAME },
  { fullTextFilter: { term: 'gateway' }, orderFields: { field: 'metadata.title', order: 'asc' } },
  { fullTextFilter: { term: 'ada', fields: ['spec.profile.displayName'] }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'java', fields: ['metadata.tags'] }, orderFields: BY_NAME },
  { fullTextFilter: { term: 'nothing-like-it' }, orderFields: BY_NAME },
  { fullTextFilter: { term: '' }, filter: { kind: 'domain' }, orderFields: BY_NAME },
  { filter: { kind: 'widget' }, fields: ['metadata.name', 'relations'], orderFields: BY_NAME },
];

const brief = ({ items, totalItems, pageInfo }: QueryEntitiesResponse) => ({
  refs: refsOf(items),
  totalItems,
  next: pageInfo.nextCursor !== undefined,
  prev: pageInfo.prevCursor !== undefined,
});

async function forthAndBack({ client }: Catalog, request: QueryEntitiesInitialRequest): Promise<unknown> {
  const pages: QueryEntitiesResponse[] = [];
  let page = await client.queryEntities(request);
  pages.push(page);
  const limit = request.limit ?? 20;
  while (page.pageInfo.nextCursor && pages.length < 12) {
    page = await client.queryEntities({ cursor: page.pageInfo.nextCursor, limit });
    pages.push(page);
  }
  while (page.pageInfo.prevCursor && pages.length < 24) {
    page = await client.queryEntities({ cursor: page.pageInfo.prevCursor, limit });
    pages.push(page);
  }
  return pages.map(brief);
}

async function stream({ client }: Catalog, pageSize: number): Promise<unknown> {
  const pages: string[][] = [];
  for await (const page of client.streamEntities({ filter: COMPONENTS, pageSize })) pages.push(refsOf(page));
  return { sizes: pages.map((page) => page.length), refs: pages.flat().sort() };
}

export const QUERY_QUESTIONS: readonly Question[] = [
  ...REQUESTS.map((request) => ({
    name: `query ${JSON.stringify(request)}`,
    ask: async ({ client }: Catalog) => brief(await client.queryEntities(request)),
  })),
  {
    name: 'query without order, all refs',
    ask: async ({ client }) => refsOf((await client.queryEntities({ limit: 1000 })).items).sort(),
  },
  {
    name: 'walk by name, forth and back',
    ask: (catalog) =>
      forthAndBack(catalog, {
        filter: { ...COMPONENTS, 'metadata.namespace': 'default' },
        orderFields: BY_NAME,
        limit: 20,
      }),
  },
  {
    name: 'walk by name, downwards, forth and back',
    ask: (catalog) =>
      forthAndBack(catalog, {
        filter: { kind: 'api' },
        orderFields: { field: 'metadata.name', order: 'desc' },
        limit: 3,
      }),
  },
  {
    name: 'walk through what a word finds',
    ask: (catalog) =>
      forthAndBack(catalog, {
        filter: COMPONENTS,
        fullTextFilter: { term: 'gateway' },
        orderFields: BY_NAME,
        limit: 4,
      }),
  },
  {
    name: 'walk where the value of the order repeats',
    ask: async (catalog) => {
      const pages = (await forthAndBack(catalog, {
        filter: { ...COMPONENTS, 'spec.type': ['service', 'website', 'library'] },
        orderFields: { field: 'spec.type', order: 'asc' },
        limit: 25,
      })) as { refs: string[]; next: boolean }[];
      const forth = pages.slice(0, pages.findIndex(({ next }) => !next) + 1);
      return forth.flatMap(({ refs }) => refs).sort();
    },
  },
  { name: 'stream', ask: (catalog) => stream(catalog, 40) },
  { name: 'stream, one page', ask: (catalog) => stream(catalog, 500) },
];
