import { countFacets, type EntityQuery, facets, listEntities, queryEntities } from '@watchbill/catalog';
import type { Database, RawReader } from '@watchbill/database';

type Question = (reader: RawReader) => Promise<unknown>;

const KIND = { kind: 'Component' };
const BY_NAME = [{ field: 'metadata.name', order: 'asc' }] as const;
const FIELDS = ['metadata.name', 'metadata.title', 'spec.profile.displayName'];

/** Pages, searches and counts: in our names, as GraphQL asks, and in Backstage's. */
function questions(size: number): readonly (readonly [work: string, ask: Question])[] {
  const rare = `payments-gateway-${Math.floor(size / 2 / 90) * 90}`;
  const list = (more: object) => (reader: RawReader) =>
    listEntities(reader, { orderBy: 'NAME', first: 20, ...more });
  const search = (query: string) => (reader: RawReader) => listEntities(reader, { query, first: 20 });
  const query = (more: Partial<EntityQuery>) => (reader: RawReader) =>
    queryEntities(reader, { limit: 20, count: true, ...more });
  const text = (term: string) => query({ filter: KIND, orders: BY_NAME, text: { term, fields: FIELDS } });
  return [
    ['list of a kind, 20', list({ filter: KIND })],
    ['list of a kind and an owner, 20', list({ filter: { ...KIND, owner: 'group:default/team-3' } })],
    ['list by a common word, 20', list({ query: 'gateway' })],
    ['list by a rare word, 20', list({ query: rare })],
    ['best matches of a common word, 20', search('gateway')],
    ['best matches of a word with a slip, 20', search('paymnets')],
    ['facets type and tag', (reader) => facets(reader, ['type', 'tag'], { filter: KIND })],
    ['query of a kind, 20', query({ filter: KIND })],
    ['query of a kind and an owner, 20', query({ filter: { ...KIND, 'spec.owner': 'team-3' } })],
    ['query of a kind by name, 20', query({ filter: KIND, orders: BY_NAME })],
    ['query by a common text, 20', text('gateway')],
    ['query by a rare text, 20', text(rare)],
    ['facet spec.type of a kind', (reader) => countFacets(reader, ['spec.type'], KIND)],
    ['facet metadata.tags of a kind', (reader) => countFacets(reader, ['metadata.tags'], KIND)],
  ];
}

type Ask = (work: string, question: () => Promise<unknown>) => Promise<void>;

/** Each twice: while the catalog stays as it is, and as if it had just changed, so that nothing counted before holds. */
export async function benchLists(db: Database, size: number, ask: Ask): Promise<void> {
  for (const [work, question] of questions(size)) {
    await ask(work, () => question(db.direct));
    await ask(`${work}, after a change`, () =>
      question({ $queryRaw: (statement) => db.direct.$queryRaw(statement) }),
    );
  }
}
