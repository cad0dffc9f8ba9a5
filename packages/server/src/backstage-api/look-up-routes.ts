import {
  type CatalogEntity,
  type EntityFilter,
  findEntities,
  findEntityById,
  findMatching,
} from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { InputError, NotFoundError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { type NamePath, readRefPath, tryRef } from './name-path.ts';
import { parseFilter } from './parse-filter.ts';
import { toFields } from './prune-fields.ts';
import { readPredicate } from './query-request.ts';
import { bodyOf, readCommaTexts, readTexts, type Values } from './request-values.ts';
import { serveEntities } from './serve-entities.ts';

/** Entities that are known by name, id or reference. */
export function addLookUpRoutes(scope: FastifyInstance, db: Database): void {
  scope.get<{ Params: NamePath }>('/entities/by-name/:kind/:namespace/:name', async ({ params }) => {
    return serveOne(db, await findNamed(db, params));
  });
  scope.get<{ Params: { uid: string } }>('/entities/by-uid/:uid', async ({ params: { uid } }) => {
    const entity = await findEntityById(db.read, uid);
    if (!entity) throw new NotFoundError(`No entity with uid ${uid}`);
    return serveOne(db, entity);
  });
  // Entities come straight from what sources read: there is nothing above them.
  scope.get<{ Params: NamePath }>('/entities/by-name/:kind/:namespace/:name/ancestry', async ({ params }) => {
    const entity = await findNamed(db, params);
    return {
      rootEntityRef: entity.ref,
      items: [{ entity: await serveOne(db, entity), parentEntityRefs: [] }],
    };
  });
  scope.post<{ Querystring: Values }>('/entities/by-refs', async ({ query, body: raw }) => {
    const body = bodyOf(raw);
    const refs = readTexts(body.entityRefs, 'entityRefs');
    if (!refs)
      throw new InputError('body: expected entityRefs, e.g. { "entityRefs": ["component:default/cart"] }');
    const fields = toFields([
      ...(readTexts(body.fields, 'fields') ?? []),
      ...readCommaTexts(query.fields, 'fields'),
    ]);
    const filters = [parseFilter(readTexts(query.filter, 'filter')), readPredicate(body.query)];
    const found = await find(
      db,
      refs.flatMap((ref) => tryRef(ref) ?? []),
      filters,
    );
    const entities = [...found.values()];
    const served = await serveEntities(db.read, entities, fields);
    const byRef = new Map(entities.map(({ ref }, index) => [ref, served[index]]));
    return { items: refs.map((ref) => byRef.get(tryRef(ref) ?? '') ?? null) };
  });
}

/** @throws NotFoundError when there is no such entity. */
export async function findNamed(db: Database, path: NamePath): Promise<CatalogEntity> {
  const ref = readRefPath(path);
  const entity = ref === undefined ? undefined : (await findEntities(db.read, [ref])).get(ref);
  if (entity) return entity;
  const { kind, namespace, name } = path;
  throw new NotFoundError(`No entity named '${name}' found, with kind '${kind}' in namespace '${namespace}'`);
}

async function serveOne(db: Database, entity: CatalogEntity): Promise<object | undefined> {
  return (await serveEntities(db.read, [entity]))[0];
}

function find(
  db: Database,
  refs: readonly string[],
  filters: readonly (EntityFilter | undefined)[],
): Promise<ReadonlyMap<string, CatalogEntity>> {
  const given = filters.filter((filter) => filter !== undefined);
  return given.length === 0 ? findEntities(db.read, refs) : findMatching(db.read, refs, { $all: given });
}
