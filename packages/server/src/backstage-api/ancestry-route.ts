import type { Database } from '@watchbill/database';
import type { FastifyInstance } from 'fastify';
import { findNamed, type NamePath, noSuchName } from './name-path.ts';
import { sendJson } from './send-json.ts';
import { serveEntities } from './serve-entities.ts';

/** `…/ancestry`: an entity with those that it came from. */
export function addAncestryRoute(scope: FastifyInstance, db: Database): void {
  scope.get<{ Params: NamePath }>(
    '/entities/by-name/:kind/:namespace/:name/ancestry',
    async ({ params }, reply) => {
      const { ref } = await findNamed(db, params);
      const json = (await serveEntities(db.readPrepared, [ref])).get(ref);
      if (!json) throw noSuchName(params);
      const root = JSON.stringify(ref);
      return sendJson(reply, `{"rootEntityRef":${root},"items":[{"entity":${json},"parentEntityRefs":[]}]}`);
    },
  );
}
