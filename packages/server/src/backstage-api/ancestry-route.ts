import type { Database } from '@watchbill/database';
import type { FastifyInstance } from 'fastify';
import { findNamed, type NamePath, noSuchName } from './name-path.ts';
import { joinJson, sendJson } from './send-json.ts';
import type { ServeEntities } from './serve-entities.ts';

/** `…/ancestry`: an entity with those that it came from. */
export function addAncestryRoute(scope: FastifyInstance, db: Database, serve: ServeEntities): void {
  scope.get<{ Params: NamePath }>(
    '/entities/by-name/:kind/:namespace/:name/ancestry',
    async ({ params }, reply) => {
      const { ref } = await findNamed(db, params);
      const json = (await serve([ref])).get(ref);
      if (!json) throw noSuchName(params);
      const root = JSON.stringify(ref);
      return sendJson(
        reply,
        joinJson(`{"rootEntityRef":${root},"items":[{"entity":`, [json], ',"parentEntityRefs":[]}]}'),
      );
    },
  );
}
