import type { Entity } from '@watchbill/model';
import type { Fixture } from './fixture.ts';
import { openHttp } from './http-connection.ts';
import { measureQuery, type QueryCost } from './load.ts';
import type { RunningProduct } from './product.ts';
import { catalogQueries } from './queries.ts';

export interface QueryResult extends QueryCost {
  readonly name: string;
  readonly goal: number;
  /** As far as products must agree; null where each time something else is asked. */
  readonly answer: string | null;
}

/** What the questions of Backstage's pages cost. */
export async function measureQueries(
  { url }: RunningProduct,
  { entities }: Fixture,
  say: (progress: string) => void,
): Promise<readonly QueryResult[]> {
  const results: QueryResult[] = [];
  for (const query of await catalogQueries(url, entities)) {
    const { name, goal } = query;
    say(name);
    const connection = await openHttp(url);
    const answer = summary(await query.ask(connection));
    connection.close();
    results.push({ name, goal, answer: query.fixed ? answer : null, ...(await measureQuery(url, query)) });
  }
  return results;
}

/** What two products must agree on, whatever their ids and dates. */
function summary(answer: string): string {
  const { items, totalItems, facets } = JSON.parse(answer) as {
    readonly items?: readonly Entity[];
    readonly totalItems?: number;
    readonly facets?: Readonly<Record<string, unknown>>;
  };
  return JSON.stringify({ items: items?.length, totalItems, facets });
}
