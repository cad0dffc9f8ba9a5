import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const NOT_BUILT = 'The portal is not built. Run npm run build in the clone, then reload.';

/** The built portal: hashed assets for ever, and its page for every other path, since the portal routes by itself. */
export async function addPortalRoutes(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler((_request, reply) => reply.code(503).type('text/plain').send(NOT_BUILT));
    return;
  }
  await app.register(files, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
  });
  await app.register(files, { root: folder, serve: false, decorateReply: false });
  app.get('/*', { config: { page: true } }, (request, reply) => {
    if (/\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '')) return reply.code(404).send();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', folder);
  });
}
