import type { Database } from '@watchbill/database';
import { NotFoundError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import type { RegisteredLocations } from '../locations/registered-locations.ts';
import { addAnalyzeRoute } from './analyze-route.ts';
import { addAncestryRoute } from './ancestry-route.ts';
import { useErrorEnvelope } from './error-envelope.ts';
import { addFacetRoutes } from './facet-routes.ts';
import { addListRoute } from './list-route.ts';
import { addLocationRoutes } from './location-routes.ts';
import { addLookUpRoutes } from './look-up-routes.ts';
import { addQueryRoutes } from './query-routes.ts';
import { addRefreshRoute } from './refresh-route.ts';
import { addRefusedRoutes } from './refused-routes.ts';
import { addRegisterRoutes } from './register-routes.ts';
import { addRemoveRoute } from './remove-route.ts';
import { entityService } from './serve-entities.ts';
import { addValidateRoute } from './validate-route.ts';

export interface BackstageApiOptions {
  readonly db: Database;
  readonly locations: RegisteredLocations;
  /** Takes an entity off, and all that hangs on it; whether there was one of this id. */
  readonly removeEntity: (id: string) => Promise<boolean>;
  readonly installation: { syncSource(id: string): Promise<void> };
  readonly onError: (error: unknown) => void;
}

export const BACKSTAGE_PREFIX = '/api/catalog';

/** Backstage's catalog REST API, for its clients: see docs/guides/backstage.md. */
export function addBackstageApi(app: FastifyInstance, options: BackstageApiOptions): void {
  const { db, installation, locations, removeEntity, onError } = options;
  const serve = entityService(db);
  app.register(
    async (scope) => {
      useErrorEnvelope(scope, onError);
      allowEmptyJson(scope);
      addListRoute(scope, db, serve);
      addLookUpRoutes(scope, db, serve);
      addAncestryRoute(scope, db, serve);
      addQueryRoutes(scope, db, serve);
      addFacetRoutes(scope, db);
      addLocationRoutes(scope, db);
      addRegisterRoutes(scope, { db, serve, locations });
      addAnalyzeRoute(scope, db, locations);
      addRemoveRoute(scope, removeEntity);
      addValidateRoute(scope);
      addRefreshRoute(scope, db, installation.syncSource);
      addRefusedRoutes(scope);
      // Without it the portal would answer with its page.
      scope.all('/*', ({ method, url }) => {
        throw new NotFoundError(`${method} ${url}: the catalog API has no such endpoint`);
      });
    },
    { prefix: BACKSTAGE_PREFIX },
  );
}

/** Backstage's client says `application/json` also where it sends nothing. */
function allowEmptyJson(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}
