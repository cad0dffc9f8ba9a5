import type { Database } from '@watchbill/database';
import { type GraphqlContext, type Installation, maskError, schema } from '@watchbill/graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createYoga } from 'graphql-yoga';
import { limitQueries } from './limit-queries.ts';
import { GRAPHIQL_POLICY } from './security-headers.ts';

export interface GraphqlRouteOptions {
  readonly db: Database;
  readonly clock: () => Date;
  readonly installation: Installation;
  /** Serves GraphiQL at GET /graphql to browsers. */
  readonly graphiql: boolean;
  readonly onError: (error: unknown) => void;
}

interface Incoming {
  /** Fastify's; `request` is the name of yoga's own. */
  readonly incoming: FastifyRequest;
}

export function addGraphqlRoutes(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { db, clock, installation, graphiql, onError } = options;
  const yoga = createYoga<Incoming, GraphqlContext>({
    schema,
    plugins: [limitQueries],
    logging: false,
    cors: false,
    landingPage: false,
    graphiql: graphiql && { title: 'Watchbill GraphiQL' },
    renderGraphiQL: async (settings) =>
      (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(settings),
    maskedErrors: { maskError: maskError(onError) },
    context: ({ incoming }) => ({
      db,
      clock,
      installation,
      viewer: incoming.viewer ?? { name: 'unknown', signedIn: false },
    }),
  });
  app.addContentTypeParser('multipart/form-data', {}, (_request, _payload, done) => done(null));
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: async (request, reply) => {
      if (graphiql && request.method === 'GET' && request.headers.accept?.includes('text/html')) {
        reply.header('content-security-policy', GRAPHIQL_POLICY);
      }
      const response = await yoga.handleNodeRequestAndResponse(request, reply, { incoming: request });
      for (const [name, value] of response.headers) reply.header(name, value);
      return reply.status(response.status).send(response.body);
    },
  });
}
