import { type EntityFilter, entityTextById, findEntities, findMatching } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { InputError, NotFoundError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { entityJson } from './entity-json.ts';
import { gatherReads } from './gather-reads.ts';
import { type NamePath, noSuchName, readRefPath, tryRef } from './name-path.ts';
import { parseFilter } from './parse-filter.ts';
import { type Fields, toFields } from './prune-fields.ts';
import { readPredicate } from './query-request.ts';
import { bodyOf, readCommaTexts, readList, readTexts, type Values } from './request-values.ts';
import { joinJson, sendJson } from './send-json.ts';
import type { ServeEntities } from './serve-entities.ts';

const NULL = Buffer.from('null');

/** Entities that are known by name, id or reference. */
export function addLookUpRoutes(scope: FastifyInstance, db: Database, serve: ServeEntities): void {
  const serveOne = gatherReads((refs) => serveNamed(db, serve, refs));
  scope.get<{ Params: NamePath }>('/entities/by-name/:kind/:namespace/:name', async ({ params }, reply) => {
    const ref = readRefPath(params);
    const json = ref && (await serveOne(ref));
    if (!json) throw noSuchName(params);
    return sendJson(reply, json);
  });
  scope.get<{ Params: { uid: string } }>('/entities/by-uid/:uid', async ({ params: { uid } }, reply) => {
    const entity = await entityTextById(db.readPrepared, uid);
    if (!entity) throw new NotFoundError(`No entity with uid ${uid}`);
    return sendJson(reply, Buffer.from(entityJson(entity)));
  });
  scope.post<{ Querystring: Values }>('/entities/by-refs', async ({ query, body: raw }, reply) => {
    const body = bodyOf(raw);
    const given = readList(body.entityRefs, 'entityRefs');
    if (!given)
      throw new InputError('body: expected entityRefs, e.g. { "entityRefs": ["component:default/cart"] }');
    const fields = toFields([
      ...(readTexts(body.fields, 'fields') ?? []),
      ...readCommaTexts(query.fields, 'fields'),
    ]);
    const filters = [parseFilter(readTexts(query.filter, 'filter')), readPredicate(body.query)];
    const refs = given.map(tryRef);
    const wanted = await fulfilling(
      db,
      refs.filter((ref) => ref !== undefined),
      filters,
    );
    const served = await serveNamed(db, serve, wanted, fields);
    const items = refs.map((ref) => served.get(ref ?? '') ?? NULL);
    return sendJson(reply, joinJson('{"items":[', items, ']}'));
  });
}

/** Entities that are called otherwise now are found by the names that they had, too. */
async function serveNamed(
  db: Database,
  serve: ServeEntities,
  refs: readonly string[],
  fields?: Fields,
): Promise<ReadonlyMap<string, Buffer>> {
  const served = await serve(refs, fields);
  const missing = refs.filter((ref) => !served.has(ref));
  if (missing.length === 0) return served;
  const renamed = await findEntities(db.read, missing);
  const now = await serve(
    [...renamed.values()].map(({ ref }) => ref),
    fields,
  );
  const found = [...renamed].flatMap(([old, { ref }]) => {
    const json = now.get(ref);
    return json ? [[old, json] as const] : [];
  });
  return new Map([...served, ...found]);
}

async function fulfilling(
  db: Database,
  refs: readonly string[],
  filters: readonly (EntityFilter | undefined)[],
): Promise<readonly string[]> {
  const given = filters.filter((filter) => filter !== undefined);
  if (given.length === 0) return refs;
  return [...(await findMatching(db.read, refs, { $all: given })).keys()];
}
