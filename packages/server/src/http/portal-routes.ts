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
  // A route a file; names below assets/ carry a hash of what they hold, so they never change.
  await app.register(files, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(folder, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', { config: { page: true } }, (request, reply) => {
    if (/\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '')) return reply.code(404).send();
    return reply.sendFile('index.html');
  });
}
