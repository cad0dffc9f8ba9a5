import { NotAllowedError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';

const CONFIGURED =
  "What the catalog reads is configured: name the file or folder under 'sources' in watchbill.yaml.";

const REFUSED = [
  ['POST', '/locations', CONFIGURED],
  ['PUT', '/locations/:id', CONFIGURED],
  ['DELETE', '/locations/:id', CONFIGURED],
  ['POST', '/analyze-location', `Repositories are not analyzed. ${CONFIGURED}`],
  [
    'DELETE',
    '/entities/by-uid/:uid',
    'An entity is what its source says, and would come back with the next reading: remove its descriptor.',
  ],
] as const;

/** What Backstage's API changes and this one does not. */
export function addRefusedRoutes(scope: FastifyInstance): void {
  for (const [method, url, message] of REFUSED) {
    scope.route({
      method,
      url,
      handler: () => {
        throw new NotAllowedError(message);
      },
    });
  }
}
