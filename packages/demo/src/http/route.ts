import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import { ServiceError } from './service-error.ts';

export interface ServiceRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** A URL pattern, e.g. `/carts/:id/items`. */
  readonly path: string;
  /** Business requests suffer from faults; assets and health do not. */
  readonly exempt?: true;
  readonly handle: (request: ServiceRequest) => Answer | Promise<Answer>;
}

export interface MatchedRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** @throws ServiceError 404 for a path that nobody serves, 405 for a method that this path does not take. */
export function matchRoute(routes: readonly Route[], method: string, pathname: string): MatchedRoute {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const here = routes.flatMap((route) => {
    const groups = new URLPattern({ pathname: route.path }).exec({ pathname })?.pathname.groups;
    return groups ? [{ route, params: decodeAll(groups) }] : [];
  });
  const found = here.find(({ route }) => route.method === wanted);
  if (found) return found;
  if (here.length === 0) throw new ServiceError(404, 'not_found', `nothing is served at ${pathname}`);
  const methods = here.map(({ route }) => route.method).join(', ');
  throw new ServiceError(405, 'method_not_allowed', `${method} ${pathname}: expected ${methods}`);
}

function decodeAll(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text = '']) => [name, decode(text)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
