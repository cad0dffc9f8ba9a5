import { type ErrorBody, ServiceError } from './service-error.ts';

const PATIENCE_MS = 20_000;

/** One service as another one calls it. */
export interface ServiceClient {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: object) => Promise<T>;
  readonly delete: <T>(path: string) => Promise<T>;
}

/**
 * Calls over HTTP. A refusal (4xx) comes back as it was given; everything else that is not success becomes
 * a 502 that names the service at the root of it.
 */
export function serviceClient(service: string, baseUrl: string): ServiceClient {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const { status, content } = await send(service, `${baseUrl}${path}`, method, body);
    if (status < 300) return content as T;
    throw failureOf(service, status, content);
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    delete: (path) => call('DELETE', path),
  };
}

async function send(service: string, url: string, method: string, body?: object) {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, content: (await response.json()) as unknown };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new ServiceError(502, 'dependency_failed', `${service} did not answer: ${cause}`, service);
  }
}

function failureOf(service: string, status: number, content: unknown): ServiceError {
  const error = (content as Partial<ErrorBody> | null)?.error;
  const message = error?.message ?? 'no reason given';
  if (status < 500) return new ServiceError(status, error?.code ?? 'refused', message, error?.dependency);
  const root = error?.dependency ?? service;
  // What a failing dependency says of its own dependency already begins with that one's name and status.
  const told = error?.dependency ? message : `${service} answered ${status}: ${message}`;
  return new ServiceError(502, 'dependency_failed', told, root);
}
