import { ConflictError, InputError, NotFoundError } from '@watchbill/model';
import type { CiSource } from '@watchbill/source-ci';
import type { GithubSource } from '@watchbill/source-github';
import Fastify, { type FastifyInstance } from 'fastify';
import { addBackstageApi } from '../backstage-api/backstage-api.ts';
import type { RegisteredLocations } from '../locations/registered-locations.ts';
import type { Readiness } from '../readiness.ts';
import { addCdEventsWebhook } from './cdevents-webhook.ts';
import { addCompression } from './compression.ts';
import { addGithubWebhook } from './github-webhook.ts';
import { addGraphqlRoutes, type GraphqlRouteOptions } from './graphql-routes.ts';
import { guardRoutes } from './guard.ts';
import { addPortalRoutes } from './portal-routes.ts';
import { addProbeRoutes } from './probe-routes.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import { addTokenRoutes } from './token-routes.ts';

export interface HttpServerOptions extends GraphqlRouteOptions {
  readonly host: string;
  readonly port: number;
  /** The built portal. */
  readonly portal: string;
  readonly locations: RegisteredLocations;
  readonly removeEntity: (id: string) => Promise<boolean>;
  /** Sources that GitHub may send webhooks to. */
  readonly github: readonly GithubSource[];
  readonly ci: readonly CiSource[];
  readonly readiness: () => Promise<Readiness>;
}

const MOST_BODY_BYTES = 1_048_576;

/** Serves everything on one port and returns when it listens. */
export async function startHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { db, clock, host, port, portal, readiness, onError } = options;
  const app = Fastify({ logger: false, bodyLimit: MOST_BODY_BYTES, forceCloseConnections: true });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = statusOf(error);
    if (status >= 500) onError(error);
    const message = status >= 500 ? 'Something went wrong; the log of the server says what.' : error.message;
    const name = status >= 500 ? 'Error' : status === 404 ? 'NotFoundError' : 'InputError';
    return reply.code(status).send({ error: { name, message } });
  });
  addSecurityHeaders(app);
  addCompression(app);
  guardRoutes(app, db, clock);
  addProbeRoutes(app, readiness);
  addSignInRoutes(app, db, clock);
  addTokenRoutes(app, db, clock);
  addGraphqlRoutes(app, options);
  addBackstageApi(app, options);
  await addGithubWebhook(app, options.github);
  await addCdEventsWebhook(app, options.ci);
  await addPortalRoutes(app, portal);
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw explainListenError(error as NodeJS.ErrnoException, host, port);
  }
  return app;
}

function statusOf(error: Error & { statusCode?: number }): number {
  if (error instanceof InputError) return 400;
  return error instanceof NotFoundError ? 404 : (error.statusCode ?? 500);
}

export function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConflictError(
        `Port ${port} on ${host} is taken by another program; choose another with --port.`,
      );
    case 'EACCES':
      return new InputError(
        `Port ${port} on ${host}: this user may not listen there; choose one above 1023 with --port.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new InputError(`host '${host}': expected an address of this machine, e.g. '127.0.0.1'`);
    default:
      return error;
  }
}
