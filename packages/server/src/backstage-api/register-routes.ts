import { type CatalogLocation, listLocations } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { DEFAULT_NAMESPACE, type Entity, InputError, NotAllowedError, NotFoundError } from '@watchbill/model';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Place, printPlace } from '../locations/place.ts';
import type { RegisteredLocations } from '../locations/registered-locations.ts';
import { bodyOf, readText, readWord, type Values } from './request-values.ts';
import { joinJson, sendJson } from './send-json.ts';
import type { ServeEntities } from './serve-entities.ts';
import { serveLocation } from './serve-location.ts';

interface RegisterOptions {
  readonly db: Database;
  readonly serve: ServeEntities;
  readonly locations: RegisteredLocations;
}

/** Registering places to read, and taking them off. */
export function addRegisterRoutes(scope: FastifyInstance, { db, serve, locations }: RegisterOptions): void {
  scope.post<{ Querystring: Values }>('/locations', async ({ body, query, viewer }, reply) => {
    const place = readPlace(bodyOf(body));
    const onConflict = readWord(query.onConflict, 'onConflict', ['reject', 'refresh']) ?? 'reject';
    if (readWord(query.dryRun, 'dryRun', ['true', 'false']) === 'true') {
      const { entities, exists } = await locations.look(place);
      const documents = entities.map(({ entity }) => Buffer.from(JSON.stringify(withNamespace(entity))));
      return sendRegistered(reply.code(201), place, documents, exists);
    }
    const { id } = await locations.register(place, viewer?.name ?? 'unknown', onConflict);
    const found = await db.read.entity.findMany({
      where: { location: printPlace(place) },
      select: { ref: true },
      orderBy: { ref: 'asc' },
    });
    const served = await serve(found.map(({ ref }) => ref));
    reply.code(201).header('location', `${scope.prefix}/locations/${id}`);
    return sendRegistered(reply, place, [...served.values()], true);
  });

  scope.delete<{ Params: { id: string } }>('/locations/:id', async ({ params: { id } }, reply) => {
    const { locations: known } = await listLocations(db.read, { filter: { id }, limit: 1 });
    if (!known[0]) throw new NotFoundError(`Found no location with ID ${id}`);
    if (!(await locations.unregister(id))) throw new NotAllowedError(configured(known[0]));
    return reply.code(204).send();
  });
}

/** As it would be served. */
function withNamespace({ metadata, ...rest }: Entity): Entity {
  return { ...rest, metadata: { namespace: DEFAULT_NAMESPACE, ...metadata } };
}

const configured = (place: CatalogLocation): string =>
  `${printPlace(place)} is not registered: a source of watchbill.yaml reads it; remove it there.`;

/** @throws InputError when it is none. */
export function readPlace(values: Values): Place {
  const type = readText(values.type, 'type');
  const target = readText(values.target, 'target');
  if (type && target) return { type, target };
  throw new InputError(
    "body: expected type and target, e.g. { type: 'url', target: 'https://acme.org/catalog-info.yaml' }",
  );
}

function sendRegistered(
  reply: FastifyReply,
  place: Place,
  entities: readonly Buffer[],
  exists: boolean,
): FastifyReply {
  const location = JSON.stringify(serveLocation(place));
  return sendJson(reply, joinJson(`{"location":${location},"exists":${exists},"entities":[`, entities, ']}'));
}
