import { NotFoundError } from '@watchbill/model';
import type { CiSource } from '@watchbill/source-ci';
import type { FastifyInstance } from 'fastify';

const MOST_BODY_BYTES = 5_000_000;
const CONTENT_TYPES = [
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];

/**
 * `POST /webhooks/cdevents`, or `/webhooks/cdevents/SOURCE` where there are several: builds and deployments as CDEvents. Whoever
 * sends them signs in as everybody does, with a token. Answered when they are stored.
 */
export async function addCdEventsWebhook(app: FastifyInstance, sources: readonly CiSource[]): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(CONTENT_TYPES, { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Params: { source?: string }; Body: string | undefined }>(
      '/webhooks/cdevents/:source?',
      { bodyLimit: MOST_BODY_BYTES },
      async ({ params, headers, body }, reply) => {
        const source = params.source ? sources.find(({ id }) => id === params.source) : sources[0];
        if (!source)
          throw new NotFoundError(
            `source '${params.source}': expected one of type ci: ${sources.map(({ id }) => id).join(', ')}`,
          );
        const taken = await source.receive({ headers, body: body ?? '' });
        return reply.code(202).send({ source: source.id, taken });
      },
    );
  });
}
