import { type Question, rawAnswer } from '../question.ts';

const GETS = [
  '/nothing',
  '/entities?filter=',
  '/entities?filter==x',
  '/entities?filter=kind=',
  '/entities?limit=x',
  '/entities?limit=-1',
  '/entities?offset=-1',
  '/entities?order=asc',
  '/entities?order=up:metadata.name',
  '/entities?after=nonsense',
  '/entities?fields=',
  '/entities/by-query?cursor=nonsense',
  '/entities/by-query?limit=x',
  '/entities/by-query?limit=-1',
  '/entities/by-query?orderField=metadata.name,up',
  '/entities/by-query?orderField=',
  '/entities/by-query?filter=kind%3Ddomain&orderField=metadata.name&limit=1&fields=metadata.name',
  '/entity-facets',
  '/entity-facets?facet=',
  '/entity-facets?facet=kind&facet=kind&filter=kind=domain',
  '/entities?filter=kind=domain,kind=group&fields=metadata.name&order=asc:metadata.name',
  '/entities?filter=metadata.name=retail&filter=metadata.name=online&fields=metadata.name&order=asc:metadata.name',
  '/locations/nonsense',
  '/locations/by-entity/component/default/none',
] as const;

const POSTS: readonly (readonly [path: string, body: unknown])[] = [
  ['/entities/by-refs', {}],
  ['/entities/by-refs', { entityRefs: 'component:cart' }],
  ['/entities/by-refs', { entityRefs: [1] }],
  ['/entities/by-query', { query: { $nonsense: [] } }],
  ['/entities/by-query', { query: { 'metadata.name': { $in: 'x' } } }],
  ['/entities/by-query', { limit: 'x' }],
  ['/entity-facets', {}],
  ['/entity-facets', { facets: [] }],
  ['/entity-facets', { facets: ['kind'], query: { kind: 'domain' } }],
  ['/refresh', {}],
  ['/validate-entity', {}],
  ['/locations', {}],
  ['/locations', { type: 'nonsense', target: 'x' }],
  ['/analyze-location', {}],
];

/** Requests that no good client makes, and some that only look so. */
export const REFUSAL_QUESTIONS: readonly Question[] = [
  ...GETS.map((path) => ({
    name: `GET ${path}`,
    ask: (catalog: Parameters<Question['ask']>[0]) => rawAnswer(catalog, path),
  })),
  ...POSTS.map(([path, body]) => ({
    name: `POST ${path} ${JSON.stringify(body)}`,
    ask: (catalog: Parameters<Question['ask']>[0]) =>
      rawAnswer(catalog, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  })),
  {
    name: 'POST what is no JSON',
    ask: (catalog) =>
      rawAnswer(catalog, '/entities/by-refs', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{',
      }),
  },
];
