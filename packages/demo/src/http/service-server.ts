import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type Answer, json } from './answer.ts';
import type { FaultSwitch } from './fault-switch.ts';
import { readBody } from './request-body.ts';
import { matchRoute, type Route } from './route.ts';
import { errorBody, ServiceError } from './service-error.ts';

export interface ServiceDefinition {
  readonly name: string;
  readonly routes: readonly Route[];
  readonly faults?: FaultSwitch;
  /** Shows a failure to whoever asked; JSON when absent. */
  readonly showError?: (error: ServiceError, pathname: string) => Answer;
}

/** An HTTP server for a service: routes, health, faults and failures in one form. */
export function createService(service: ServiceDefinition): Server {
  const { name, faults } = service;
  const health: Route = {
    method: 'GET',
    path: '/healthz',
    exempt: true,
    handle: () => json(200, { service: name, status: 'ok' }),
  };
  const routes = [health, ...(faults?.routes ?? []), ...service.routes];
  const showError =
    service.showError ?? ((error: ServiceError) => json(error.status, errorBody(name, error)));

  const server = createServer((request, response) => {
    const pathname = URL.parse(request.url ?? '/', 'http://shop')?.pathname ?? '/';
    answer(routes, faults, request, pathname)
      .catch((error: unknown) => showError(asServiceError(name, error), pathname))
      .then(({ status, headers, body }) => {
        response.writeHead(status, {
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          ...headers,
        });
        response.end(body);
      });
  });
  // Callers end idle connections, so that no request ever meets one that this side is just closing.
  server.keepAliveTimeout = 0;
  return server;
}

async function answer(
  routes: readonly Route[],
  faults: FaultSwitch | undefined,
  request: IncomingMessage,
  pathname: string,
): Promise<Answer> {
  const { route, params } = matchRoute(routes, request.method ?? 'GET', pathname);
  const body = await readBody(request);
  if (!route.exempt) await faults?.suffer();
  return route.handle({ params, headers: request.headers, body });
}

function asServiceError(service: string, error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  console.error(`${service}:`, error);
  return new ServiceError(500, 'internal', `${service} met an unexpected fault; its log has the details`);
}
