import type { QueryEntitiesInitialRequest } from '@backstage/catalog-client';
import type { Question } from '../question.ts';
import { refsOf } from '../refs-of.ts';

type Predicate = NonNullable<QueryEntitiesInitialRequest['query']>;

const PREDICATES: readonly Predicate[] = [
  { kind: 'component', 'spec.type': 'website' },
  { 'spec.type': 'WEBSITE' },
  { 'spec.replicas': 3 },
  { 'spec.replicas': '3' },
  { 'spec.canary': false },
  { 'spec.blank': '' },
  {
    $any: [{ kind: 'user' }, { $all: [{ kind: 'component' }, { $not: { 'spec.lifecycle': 'production' } }] }],
  },
  { 'metadata.name': { $in: ['ADA', 'cart', 'nobody'] } },
  { 'metadata.name': { $hasPrefix: 'CART' } },
  { 'metadata.name': { $hasPrefix: 'ca_t' } },
  { 'metadata.tags': { $contains: 'java' } },
  { 'metadata.tags': { $contains: 'JAVA' } },
  { 'metadata.tags': 'java' },
  { relations: { $contains: { type: 'ownedBy', targetRef: 'group:default/shop' } } },
  { relations: { $contains: { type: 'ownedBy' } } },
  { 'relations.ownedby': { $in: ['group:default/shop', 'user:default/ada'] } },
  { kind: 'component', 'metadata.title': { $exists: true } },
  { kind: 'component', 'metadata.title': { $exists: false } },
  { 'spec.nothing': { $exists: true } },
  { 'spec.emptyList': { $exists: true } },
  { $not: { $any: [{ kind: 'component' }, { kind: 'api' }, { kind: 'user' }, { kind: 'group' }] } },
  { $all: [] },
  { $any: [] },
  { $not: { kind: 'component' } },
  {},
];

export const PREDICATE_QUESTIONS: readonly Question[] = PREDICATES.flatMap((query) => [
  {
    name: `predicate ${JSON.stringify(query)}`,
    ask: async ({ client }) => {
      const { items, totalItems } = await client.queryEntities({
        query,
        limit: 500,
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        orderFields: { field: 'metadata.uid', order: 'asc' },
      });
      return { totalItems, refs: refsOf(items).sort() };
    },
  },
  {
    name: `facets with predicate ${JSON.stringify(query)}`,
    ask: ({ client }) => client.getEntityFacets({ query, facets: ['kind'] }),
  },
]);
