import type { GetEntityFacetsRequest } from '@backstage/catalog-client';
import type { Question } from '../question.ts';

const REQUESTS: readonly GetEntityFacetsRequest[] = [
  { facets: ['kind'] },
  { facets: ['apiVersion', 'metadata.namespace'] },
  { facets: ['spec.type'], filter: { kind: 'component' } },
  { facets: ['metadata.tags'] },
  { facets: ['metadata.tags', 'spec.lifecycle'], filter: { kind: ['component', 'api'] } },
  { facets: ['metadata.tags.java'] },
  { facets: ['spec.owner', 'relations.ownedBy'] },
  { facets: ['relations.ownerOf'], filter: { kind: 'group', 'metadata.name': 'shop' } },
  { facets: ['relations.dependsOn'], filter: { 'metadata.name': 'cart' } },
  {
    facets: [
      'metadata.labels.acme.org/tier',
      'metadata.labels.x.y.z/a.b',
      'metadata.annotations.acme.org/empty',
    ],
  },
  {
    facets: ['metadata.annotations.acme.org/long', 'metadata.description'],
    filter: { 'metadata.name': 'cart' },
  },
  {
    facets: [
      'spec.regions',
      'spec.replicas',
      'spec.ratio',
      'spec.canary',
      'spec.nothing',
      'spec.blank',
      'spec.big',
    ],
  },
  { facets: ['spec.nested.mixed', 'spec.nested.list.name', 'spec.hosts.cart.acme.org', 'spec.emptyList'] },
  { facets: ['spec.camelcase.subkey', 'SPEC.TYPE', 'METADATA.NAME'], filter: { 'metadata.name': 'cart' } },
  { facets: ['spec.none', 'none', 'metadata', 'spec', 'relations'] },
  { facets: ['metadata.name'], filter: { kind: 'nothing' } },
  { facets: ['metadata.name'], filter: [{ kind: 'domain' }, { kind: 'widget' }] },
  { facets: ['metadata.title'], filter: { 'metadata.namespace': 'default', kind: ['domain', 'group'] } },
];

/** Values in order: Backstage's client promises none. */
export const FACET_QUESTIONS: readonly Question[] = REQUESTS.map((request) => ({
  name: `facets ${JSON.stringify(request)}`,
  ask: async ({ client }) => {
    const { facets } = await client.getEntityFacets(request);
    return Object.entries(facets)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([facet, values]) => [facet, values.toSorted((a, b) => (a.value < b.value ? -1 : 1))]);
  },
}));
