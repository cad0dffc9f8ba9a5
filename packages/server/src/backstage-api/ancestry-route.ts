import { type LocationEntity, locationEntities } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { leadsTo } from '@watchbill/source-files';
import type { FastifyInstance } from 'fastify';
import { findNamed, type NamePath } from './name-path.ts';
import { joinJson, sendJson } from './send-json.ts';
import type { ServeEntities } from './serve-entities.ts';

/** `…/ancestry`: an entity, then the Locations that lead to where it is described, and those that lead to them. */
export function addAncestryRoute(scope: FastifyInstance, db: Database, serve: ServeEntities): void {
  scope.get<{ Params: NamePath }>(
    '/entities/by-name/:kind/:namespace/:name/ancestry',
    async ({ params }, reply) => {
      const entity = await findNamed(db, params);
      const parents = parentsOf(entity, await locationEntities(db.read));
      const served = await serve([...parents.keys()]);
      const items = [...parents].flatMap(([ref, refs]) => {
        const json = served.get(ref);
        return json ? [joinJson('{"entity":', [json], `,"parentEntityRefs":${JSON.stringify(refs)}}`)] : [];
      });
      const root = JSON.stringify(entity.ref);
      return sendJson(reply, joinJson(`{"rootEntityRef":${root},"items":[`, items, ']}'));
    },
  );
}

/** The refs of the Locations above each, from the entity upwards; a circle ends where it began. */
function parentsOf(
  entity: LocationEntity,
  locations: readonly LocationEntity[],
): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, readonly string[]>();
  const next = [entity];
  for (let current = next.pop(); current; current = next.pop()) {
    const { ref, location: place } = current;
    const above = locations.filter(
      (other) => other.ref !== ref && leadsTo(other.document, other.location, place),
    );
    parents.set(
      ref,
      above.map((other) => other.ref),
    );
    next.push(...above.filter((other) => !parents.has(other.ref)));
  }
  return parents;
}
