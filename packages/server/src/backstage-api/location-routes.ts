import { type CatalogLocation, type LocationQuery, listLocations } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { InputError, NotFoundError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { findNamed, type NamePath } from './name-path.ts';
import { readPredicate } from './query-request.ts';
import { bodyOf, isMap, readCount, readText, type Values } from './request-values.ts';
import { serveLocation } from './serve-location.ts';

const DEFAULT_LIMIT = 1000;
const MOST = 10_000;

/** The places that entities are read from, whether watchbill.yaml says so or somebody registered them. */
export function addLocationRoutes(scope: FastifyInstance, db: Database): void {
  scope.get('/locations', async () => {
    const { locations } = await listLocations(db.read);
    return locations.map((location) => ({ data: serveLocation(location) }));
  });
  scope.post('/locations/by-query', async ({ body }) => {
    const query = readLocationQuery(bodyOf(body));
    const { locations, total, more } = await listLocations(db.read, query);
    const after = locations.at(-1)?.id;
    const nextCursor = more ? printCursor({ ...query, after }) : undefined;
    return { items: locations.map(serveLocation), totalItems: total, pageInfo: { nextCursor } };
  });
  scope.get<{ Params: { id: string } }>('/locations/:id', async ({ params: { id } }) => {
    const location = await findLocation(db, { id });
    if (!location) throw new NotFoundError(`Found no location with ID ${id}`);
    return serveLocation(location);
  });
  scope.get<{ Params: NamePath }>('/locations/by-entity/:kind/:namespace/:name', async ({ params }) => {
    const { location } = await findNamed(db, params);
    const [type = '', ...target] = location.split(':');
    const found = await findLocation(db, { type, target: target.join(':') });
    if (!found) throw new NotFoundError(`Found no location ${location}`);
    return serveLocation(found);
  });
}

async function findLocation(
  db: Database,
  fields: Readonly<Record<string, string>>,
): Promise<CatalogLocation | undefined> {
  return (await listLocations(db.read, { filter: fields, limit: 1 })).locations[0];
}

function readLocationQuery(body: Values): LocationQuery & { readonly limit: number } {
  const cursor = readText(body.cursor, 'cursor');
  const given = cursor === undefined ? body : parseCursor(cursor);
  return {
    filter: readPredicate(given.query),
    limit: Math.min(readCount(given.limit, 'limit', 1) ?? DEFAULT_LIMIT, MOST),
    after: cursor === undefined ? undefined : readText(given.afterId, 'afterId'),
  };
}

function printCursor({ filter, limit, after }: LocationQuery): string {
  return Buffer.from(JSON.stringify({ query: filter, limit, afterId: after })).toString('base64');
}

function parseCursor(text: string): Values {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    if (isMap(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new InputError(`cursor '${text.slice(0, 40)}': expected the nextCursor of a page`);
}
