import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Errors that mean something to a caller, with the status that Backstage gives them; all others are a 500 and masked. */
const STATUS: Readonly<Record<string, number>> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
};
const MASKED = 'Something went wrong; the log of the server says what.';

/** Makes every error below the scope one that `@backstage/errors` can read, those of the guard before it included. */
export function useErrorEnvelope(scope: FastifyInstance, onError: (error: unknown) => void): void {
  scope.setErrorHandler((error: FastifyError, _request, reply) => {
    const named = STATUS[error.name];
    const status = named ?? error.statusCode ?? 500;
    if (status >= 500) onError(error);
    const message = status >= 500 ? MASKED : error.message;
    const name = named ? error.name : status >= 500 ? 'Error' : 'InputError';
    return reply.code(status).send({ error: { name, message } });
  });
  scope.addHook('preSerialization', async (request, reply, payload) =>
    isBareError(payload) ? { ...payload, ...circumstances(request, reply) } : payload,
  );
}

function circumstances(request: FastifyRequest, reply: FastifyReply): object {
  return {
    request: { method: request.method, url: request.url },
    response: { statusCode: reply.statusCode },
  };
}

function isBareError(payload: unknown): payload is { readonly error: object } {
  return typeof payload === 'object' && payload !== null && 'error' in payload && !('kind' in payload);
}
