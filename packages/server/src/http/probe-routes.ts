import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../readiness.ts';

/** `/healthz`: the process lives. `/readyz`: it can do its work, or says what it cannot do. */
export function addProbeRoutes(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get('/healthz', { config: { open: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', {}, async (_request, reply) => {
    const state = await readiness();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
}
