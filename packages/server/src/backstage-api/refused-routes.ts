import { NotAllowedError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';

const REASON =
  'A location is its type and target: register the new one with POST /locations and take this one off with DELETE.';

/** What Backstage's API changes and this one does not. */
export function addRefusedRoutes(scope: FastifyInstance): void {
  scope.put('/locations/:id', () => {
    throw new NotAllowedError(REASON);
  });
}
