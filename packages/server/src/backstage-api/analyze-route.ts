import { findEntities } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { entityRefOf, InputError } from '@watchbill/model';
import type { FastifyInstance } from 'fastify';
import { descriptorUrls, draftOf } from '../locations/draft-descriptor.ts';
import type { RegisteredLocations } from '../locations/registered-locations.ts';
import { readPlace } from './register-routes.ts';
import { bodyOf, readText } from './request-values.ts';

/** `POST /analyze-location`: what a repository says of itself, or the descriptor that it could begin with. */
export function addAnalyzeRoute(scope: FastifyInstance, db: Database, locations: RegisteredLocations): void {
  scope.post('/analyze-location', async ({ body }) => {
    const { location, catalogFilename } = bodyOf(body);
    const place = readPlace(bodyOf(location));
    if (place.type !== 'url') {
      throw new InputError(`location.type '${place.type}': expected 'url', with the URL of a repository`);
    }
    const urls = descriptorUrls(place.target, readText(catalogFilename, 'catalogFilename'));
    const [first] = urls;
    if (first) locations.check({ type: 'url', target: first });
    for (const target of urls) {
      const found = await locations.look({ type: 'url', target }).catch(nothingThere);
      if (!found) continue;
      const refs = found.entities.map(({ entity }) => entityRefOf(entity));
      const known = await findEntities(db.read, refs);
      return {
        existingEntityFiles: found.entities.map(({ entity }, index) => ({
          location: { type: 'url', target },
          isRegistered: known.has(refs[index] ?? ''),
          entity,
        })),
        generateEntities: [],
      };
    }
    return { existingEntityFiles: [], generateEntities: [draftOf(place.target)] };
  });
}

function nothingThere(error: unknown): undefined {
  if (!(error instanceof InputError)) throw error;
}
