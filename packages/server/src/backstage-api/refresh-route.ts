import { findEntities } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { InputError, NotFoundError, normalizeEntityRef } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { bodyOf, readText } from './request-values.ts';

/** `POST /refresh`: reads the whole source of an entity again; it is done when the answer comes. */
export function addRefreshRoute(
  scope: FastifyInstance,
  db: Database,
  syncSource: (id: string) => Promise<void>,
): void {
  scope.post('/refresh', async ({ body }, reply) => {
    const given = readText(bodyOf(body).entityRef, 'entityRef');
    if (!given)
      throw new InputError('body: expected entityRef, e.g. { "entityRef": "component:default/cart" }');
    const ref = normalizeEntityRef(given);
    const entity = (await findEntities(db.read, [ref])).get(ref);
    if (!entity) throw new NotFoundError(`No entity ${ref} found`);
    await syncSource(entity.sourceId);
    return reply.send();
  });
}
