import type { Database } from '@watchbill/database';
import { ConflictError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { createCredential } from '../auth/credential.ts';

const NAME = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$' };

/** `POST /tokens { name }` → `{ token }`, once: it is stored nowhere. */
export function addTokenRoutes(app: FastifyInstance, db: Database, clock: () => Date): void {
  const schema = {
    body: { type: 'object', required: ['name'], properties: { name: NAME }, additionalProperties: false },
  };
  app.post<{ Body: { name: string } }>('/tokens', { schema }, async (request, reply) => {
    try {
      const token = await db.transact((tx) => createCredential(tx, 'TOKEN', request.body.name, clock()));
      return reply.code(201).send({ name: request.body.name, token });
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return reply.code(409).send({ error: { name: error.name, message: error.message } });
    }
  });
}
