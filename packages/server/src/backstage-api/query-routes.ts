import { type Page, queryEntities } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { printQueryCursor } from './query-cursor.ts';
import { type QueryRequest, readQueryBody, readQueryParameters } from './query-request.ts';
import { bodyOf, type Values } from './request-values.ts';
import { joinJson, sendJson } from './send-json.ts';
import type { ServeEntities } from './serve-entities.ts';

/** `/entities/by-query`: pages with cursors to the next and the one before. */
export function addQueryRoutes(scope: FastifyInstance, db: Database, serve: ServeEntities): void {
  scope.get<{ Querystring: Values }>('/entities/by-query', ({ query }, reply) =>
    answer(db, serve, readQueryParameters(query), reply),
  );
  scope.post('/entities/by-query', ({ body }, reply) =>
    answer(db, serve, readQueryBody(bodyOf(body)), reply),
  );
}

async function answer(
  db: Database,
  serve: ServeEntities,
  request: QueryRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { fields, limit, offset, count, standing, cursor } = request;
  const { filter, text, orders } = standing;
  const { from, backwards } = cursor ?? {};
  const page = await queryEntities(db.direct, {
    filter,
    text,
    orders,
    limit,
    offset,
    from,
    backwards,
    count,
  });
  const refs = page.rows.map(({ ref }) => ref);
  const served = await serve(refs, fields);
  const items = refs.flatMap((ref) => served.get(ref) ?? []);
  const total = page.total ?? cursor?.total ?? 0;
  const pageInfo = JSON.stringify(toPageInfo(request, page, total));
  return sendJson(reply, joinJson('{"items":[', items, `],"totalItems":${total},"pageInfo":${pageInfo}}`));
}

/** Where one has come from there is a page, even when what was on it has gone meanwhile. */
function toPageInfo({ standing, cursor }: QueryRequest, { rows, more }: Page, total: number): object {
  const { filter, text, orders } = standing;
  const print = (place: (typeof rows)[number] | undefined, backwards: boolean) =>
    place && printQueryCursor({ filter, text, orders, from: place, backwards, total });
  const backwards = cursor?.backwards ?? false;
  const hasNext = backwards || more;
  const hasPrevious = backwards ? more : cursor !== undefined;
  return {
    ...(hasNext ? { nextCursor: print(rows.at(-1), false) } : {}),
    ...(hasPrevious ? { prevCursor: print(rows[0], true) } : {}),
  };
}
