import type { Database } from '@watchbill/database';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate, type Viewer } from '../auth/authenticate.ts';
import { isForeignOrigin, isLocalCaller, type RequestOrigin } from '../auth/caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null;
  }
  interface FastifyContextConfig {
    /** Reachable without signing in: what one needs in order to sign in, and liveness for probes. */
    readonly open?: boolean;
    /** A page that links of other sites may lead to; everything else refuses what a foreign page sends. */
    readonly page?: boolean;
  }
}

export const originOf = (request: FastifyRequest): RequestOrigin => ({
  remoteAddress: request.socket.remoteAddress,
  headers: request.headers,
});

/** Every route asks for a caller unless it says that it is open. */
export function guardRoutes(app: FastifyInstance, db: Database, clock: () => Date): void {
  app.decorateRequest('viewer', null);
  app.addHook('onRequest', async (request, reply) => {
    const { open, page } = request.routeOptions.config;
    const origin = originOf(request);
    if (!page && isForeignOrigin(origin)) {
      return reply
        .code(403)
        .send({ error: { name: 'NotAllowedError', message: 'Requests from other sites are refused.' } });
    }
    if (open) return;
    request.viewer = (await authenticate(db, origin, clock())) ?? null;
    if (request.viewer) return;
    if (page && !request.headers.authorization) return reply.redirect('/sign-in');
    const hint = isLocalCaller(origin)
      ? 'The token is not valid.'
      : "Sign in, or send a token of 'watchbill token create'.";
    return reply.code(401).send({ error: { name: 'AuthenticationError', message: hint } });
  });
}
