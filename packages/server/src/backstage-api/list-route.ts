import { Readable } from 'node:stream';
import { type EntityPosition, type EntityQuery, queryEntities } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import type { FastifyInstance } from 'fastify';
import { type ListCursor, parseListCursor, printListCursor } from './list-cursor.ts';
import { parseFilter } from './parse-filter.ts';
import { parseOrders } from './parse-orders.ts';
import { type Fields, toFields } from './prune-fields.ts';
import {
  readCommaTexts,
  readCount,
  readText,
  readTexts,
  refuseEmpty,
  type Values,
} from './request-values.ts';
import { joinJson, sendJson } from './send-json.ts';
import type { ServeEntities } from './serve-entities.ts';

const MOST = 10_000;
const PAGE = 2000;

/** `GET /entities`: a bare array, of all that match unless there is a limit. */
export function addListRoute(scope: FastifyInstance, db: Database, serve: ServeEntities): void {
  scope.get<{ Querystring: Values }>('/entities', async (request, reply) => {
    const { query: given, url } = request;
    refuseEmpty(given);
    const fields = toFields(readCommaTexts(given.fields, 'fields'));
    const query = {
      filter: parseFilter(readTexts(given.filter, 'filter')),
      orders: parseOrders(readTexts(given.order, 'order')),
    };
    const { limit, offset } = readPaging(given);
    if (limit === undefined) {
      const pages = readPages(db, serve, query, fields, offset);
      const first = await pages.next();
      return reply.type('application/json; charset=utf-8').send(Readable.from(joinPages(first, pages)));
    }
    const most = Math.min(limit, MOST);
    const { rows, more } = await queryEntities(db.direct, { ...query, limit: most, offset });
    if (more) reply.header('link', `<${nextUrl(url, { limit: most, offset: offset + most })}>; rel="next"`);
    return sendJson(reply, joinJson('[', await servePage(serve, rows, fields), ']'));
  });
}

function readPaging({ limit, offset, after }: Values): {
  readonly limit?: number | undefined;
  readonly offset: number;
} {
  const given = { limit: readCount(limit, 'limit', 1), offset: readCount(offset, 'offset', 0) ?? 0 };
  const cursor = readText(after, 'after');
  return cursor === undefined ? given : { ...given, ...parseListCursor(cursor) };
}

function nextUrl(url: string, cursor: ListCursor): string {
  const next = new URL(url, 'http://any');
  next.searchParams.delete('offset');
  next.searchParams.set('after', printListCursor(cursor));
  return next.pathname + next.search;
}

/** The entities of a page, each as JSON. */
async function servePage(
  serve: ServeEntities,
  rows: readonly EntityPosition[],
  fields: Fields,
): Promise<readonly Buffer[]> {
  const refs = rows.map(({ ref }) => ref);
  const served = await serve(refs, fields);
  return refs.flatMap((ref) => served.get(ref) ?? []);
}

/** Page by page, so that the largest catalog never is in memory as a whole. */
async function* readPages(
  db: Database,
  serve: ServeEntities,
  query: Pick<EntityQuery, 'filter' | 'orders'>,
  fields: Fields,
  offset: number,
): AsyncGenerator<readonly Buffer[], void> {
  let from: EntityPosition | undefined;
  do {
    const skipped = from ? {} : { offset };
    const { rows, more } = await queryEntities(db.direct, { ...query, ...skipped, from, limit: PAGE });
    yield await servePage(serve, rows, fields);
    from = more ? rows.at(-1) : undefined;
  } while (from);
}

/** The first page has been read before: what is wrong with the query is told by the status of the answer. */
async function* joinPages(
  first: IteratorResult<readonly Buffer[], void>,
  rest: AsyncGenerator<readonly Buffer[], void>,
): AsyncGenerator<Buffer> {
  yield joinJson('[', first.value ?? [], '');
  for await (const page of rest) if (page.length > 0) yield joinJson(',', page, '');
  yield Buffer.from(']');
}
