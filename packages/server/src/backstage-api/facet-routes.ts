import { countFacets, type EntityFilter } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { parseFilter } from './parse-filter.ts';
import { readPredicate } from './query-request.ts';
import { bodyOf, readTexts, refuseEmpty, type Values } from './request-values.ts';

const MOST = 50;

/** `/entity-facets`: how many entities have each value of some fields. */
export function addFacetRoutes(scope: FastifyInstance, db: Database): void {
  scope.get<{ Querystring: Values }>('/entity-facets', ({ query }) => {
    refuseEmpty(query);
    return answer(
      db,
      readTexts(query.facet, 'facet'),
      'facet',
      parseFilter(readTexts(query.filter, 'filter')),
    );
  });
  scope.post('/entity-facets', ({ body: raw }) => {
    const body = bodyOf(raw);
    return answer(db, readTexts(body.facets, 'facets'), 'facets', readPredicate(body.query));
  });
}

async function answer(
  db: Database,
  names: readonly string[] = [],
  place: string,
  filter: EntityFilter | undefined,
): Promise<object> {
  const asked = names.filter((name) => name !== '');
  if (asked.length === 0 || asked.length > MOST) {
    throw new InputError(`${place}: ${asked.length} fields; expected 1 to ${MOST}, e.g. 'spec.type'`);
  }
  return { facets: Object.fromEntries(await countFacets(db.direct, asked, filter)) };
}
