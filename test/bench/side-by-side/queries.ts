import type { Entity } from '@watchbill/model';
import { type HttpConnection, openHttp } from './http-connection.ts';

export interface Query {
  readonly name: string;
  /** Asks once; the text of the (last) answer. */
  readonly ask: (connection: HttpConnection) => Promise<string>;
  /** The same question gets the same answer each time, so that the products' answers can be compared. */
  readonly fixed: boolean;
  /** How many times as fast as the peer it should be. */
  readonly goal: number;
}

const LIST = '/entities/by-query?filter=kind=component';
const BY_NAME = `${LIST}&orderField=metadata.name,asc&limit=20`;
const TEXT_FIELDS = 'metadata.name,metadata.title,spec.profile.displayName';
const REFS = 100;

/** The questions of Backstage's pages, as its client sends them. */
export async function catalogQueries(url: string, fixture: readonly Entity[]): Promise<readonly Query[]> {
  const components = fixture.filter(({ kind }) => kind === 'Component');
  const pageTen = await cursorAfter(url, 9);
  const one = (name: string, goal: number, path: string): Query => ({
    name,
    goal,
    fixed: true,
    ask: (connection) => connection.request({ path }),
  });
  const text = (term: string) => `${BY_NAME}&fullTextFilterTerm=${term}&fullTextFilterFields=${TEXT_FIELDS}`;
  return [
    one('list of a kind, 20', 10, `${LIST}&limit=20`),
    one('list of a kind and an owner', 10, `${LIST},spec.owner=group:default/team-7`),
    one('full text, a common word', 10, text('gateway')),
    one('full text, a rare word', 10, text('bridge-749')),
    one('facets of the type', 10, '/entity-facets?facet=spec.type&filter=kind=component'),
    one('facets of the tags', 10, '/entity-facets?facet=metadata.tags&filter=kind=component'),
    {
      name: 'by name',
      goal: 2,
      fixed: false,
      ask: (connection) => {
        const { name } = anyOf(components).metadata;
        return connection.request({ path: `/entities/by-name/component/default/${name}` });
      },
    },
    {
      name: 'by refs, 100',
      goal: 2,
      fixed: false,
      ask: (connection) => {
        const entityRefs = Array.from({ length: REFS }, () => refOf(anyOf(fixture)));
        return connection.request({ path: '/entities/by-refs', body: { entityRefs } });
      },
    },
    one('ordered by name, page 1', 10, BY_NAME),
    one('ordered by name, page 10', 10, `/entities/by-query?cursor=${pageTen}&limit=20`),
    { name: 'ordered by name, ten pages', goal: 10, fixed: true, ask: (connection) => walk(connection, 10) },
  ];
}

export const refOf = ({ kind, metadata }: Entity) =>
  `${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`.toLowerCase();

const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

async function walk(connection: HttpConnection, pages: number): Promise<string> {
  let answer = await connection.request({ path: BY_NAME });
  for (let page = 1; page < pages; page++)
    answer = await connection.request({ path: `/entities/by-query?cursor=${nextCursor(answer)}&limit=20` });
  return answer;
}

async function cursorAfter(url: string, pages: number): Promise<string> {
  const connection = await openHttp(url);
  const cursor = nextCursor(await walk(connection, pages));
  connection.close();
  return cursor;
}

function nextCursor(answer: string): string {
  const { pageInfo } = JSON.parse(answer) as { readonly pageInfo: { readonly nextCursor: string } };
  return encodeURIComponent(pageInfo.nextCursor);
}
