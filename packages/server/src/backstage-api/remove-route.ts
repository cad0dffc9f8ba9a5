import { isUuid } from '@watchbill/database';
import type { FastifyInstance } from 'fastify';

/** `DELETE /entities/by-uid/…`: 204, whether it was there or not. A source that goes on telling it brings it back. */
export function addRemoveRoute(scope: FastifyInstance, removeEntity: (id: string) => Promise<boolean>): void {
  scope.delete<{ Params: { uid: string } }>('/entities/by-uid/:uid', async ({ params: { uid } }, reply) => {
    if (isUuid(uid)) await removeEntity(uid);
    return reply.code(204).send();
  });
}
