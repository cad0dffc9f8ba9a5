import type { GetEntitiesRequest } from '@backstage/catalog-client';
import type { Catalog } from '../both-catalogs.ts';
import type { Question } from '../question.ts';
import { refsOf } from '../refs-of.ts';

const BY_NAME = { field: 'metadata.name', order: 'asc' } as const;
const FEW = {
  'metadata.namespace': 'default',
  'metadata.name': ['cart', 'website', 'orphan', 'shop', 'company', 'linked-one'],
};

const ORDERS: readonly NonNullable<GetEntitiesRequest['order']>[] = [
  BY_NAME,
  { field: 'metadata.name', order: 'desc' },
  [
    { field: 'kind', order: 'desc' },
    { field: 'metadata.name', order: 'asc' },
  ],
  [
    { field: 'metadata.namespace', order: 'desc' },
    { field: 'kind', order: 'asc' },
    { field: 'metadata.name', order: 'desc' },
  ],
  [
    { field: 'spec.type', order: 'asc' },
    { field: 'metadata.name', order: 'asc' },
    { field: 'kind', order: 'asc' },
  ],
  [
    { field: 'metadata.title', order: 'desc' },
    { field: 'kind', order: 'asc' },
    { field: 'metadata.name', order: 'asc' },
  ],
  [
    { field: 'spec.none', order: 'asc' },
    { field: 'kind', order: 'asc' },
    { field: 'metadata.name', order: 'asc' },
  ],
];

const PAGES: readonly GetEntitiesRequest[] = [
  { limit: 7 },
  { limit: 7, offset: 5 },
  { offset: 200 },
  { limit: 1000 },
  { limit: 0 },
  { offset: 5000 },
];

const FIELDS: readonly (readonly string[])[] = [
  ['kind', 'metadata.name'],
  ['metadata'],
  ['metadata.annotations.github.com/project-slug', 'metadata.tags', 'relations'],
  ['metadata.annotations', 'metadata.labels.acme.org/tier'],
  ['spec.hosts.cart.acme.org', 'spec.nothing', 'spec.replicas', 'spec.canary', 'spec.blank'],
  ['spec.nested.list', 'spec.nested.a.b'],
  ['spec.emptyMap', 'spec.emptyList'],
  ['metadata.links.0.title', 'spec', 'spec.type', 'none', 'kind.x'],
  ['relations.type'],
  ['KIND'],
  ['apiVersion', 'status'],
];

export const LIST_QUESTIONS: readonly Question[] = [
  { name: 'every entity, whole', ask: async ({ client }) => byRef((await client.getEntities()).items) },
  {
    name: 'the references of a descriptor, in order',
    ask: async ({ client }) => {
      const entity = await client.getEntityByRef('component:default/cart');
      return JSON.stringify(entity?.spec?.dependsOn);
    },
  },
  ...ORDERS.map((order) => ({
    name: `list in order ${JSON.stringify(order)}`,
    ask: async ({ client }: Catalog) => {
      const { items } = await client.getEntities({ filter: FEW, order });
      // What is equal in the first field comes in no order that Backstage would keep.
      const [first] = [order].flat();
      return { refs: refsOf(items).sort(), values: items.map((item) => fieldOf(item, first?.field ?? '')) };
    },
  })),
  ...PAGES.map((page) => ({
    name: `list, page ${JSON.stringify(page)}`,
    ask: async ({ client }: Catalog) =>
      refsOf(
        (await client.getEntities({ order: [BY_NAME, { field: 'kind', order: 'asc' }], ...page })).items,
      ),
  })),
  ...FIELDS.map((fields) => ({
    name: `list, fields ${fields.join()}`,
    ask: async ({ client }: Catalog) =>
      (
        await client.getEntities({
          fields: [...fields],
          filter: { 'metadata.name': ['cart', 'bare', 'ada'] },
          order: [BY_NAME, { field: 'kind', order: 'asc' }],
        })
      ).items,
  })),
];

/** Each under its ref, so that a difference says whose it is. */
const byRef = (items: Parameters<typeof refsOf>[0]) => {
  const refs = refsOf(items);
  return Object.fromEntries(items.map((item, index) => [refs[index], item]));
};

const fieldOf = (item: unknown, path: string): unknown =>
  path.split('.').reduce((value: unknown, key) => (value as Readonly<Record<string, unknown>>)?.[key], item);
