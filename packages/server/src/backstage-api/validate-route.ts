import { InputError, validateEntity } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { bodyOf, isMap } from './request-values.ts';

/** `POST /validate-entity`: 200, or 400 with everything that is wrong. Warnings do not make an entity wrong. */
export function addValidateRoute(scope: FastifyInstance): void {
  scope.post('/validate-entity', async ({ body: raw }, reply) => {
    const { entity, location } = bodyOf(raw);
    if (!isMap(entity) || typeof location !== 'string') {
      throw new InputError(
        "body: expected entity and location, e.g. { entity: { … }, location: 'url:https://acme.org/x.yaml' }",
      );
    }
    const place = /^[^:]+:.+/.test(location)
      ? []
      : [`location '${location}': expected type:target, e.g. 'url:https://acme.org/catalog-info.yaml'`];
    const faults = validateEntity(entity).filter(({ level }) => level === 'error');
    const messages = [...place, ...faults.map(({ message }) => message)];
    if (messages.length === 0) return reply.send();
    return reply.code(400).send({ errors: messages.map((message) => ({ name: 'InputError', message })) });
  });
}
