import type { GithubSource, WebhookOutcome } from '@watchbill/source-github';
import type { FastifyInstance } from 'fastify';

/** GitHub sends no more. */
const MOST_BODY_BYTES = 26_214_400;

/**
 * `POST /webhooks/github`: what GitHub says has changed. It is let in by its signature alone, which is over the body as it
 * came; each source has a secret of its own. Answered before anything is read, for GitHub waits ten seconds at most.
 */
export async function addGithubWebhook(
  app: FastifyInstance,
  sources: readonly GithubSource[],
): Promise<void> {
  if (sources.length === 0) return;
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Body: Buffer }>(
      '/webhooks/github',
      { config: { open: true }, bodyLimit: MOST_BODY_BYTES },
      async ({ body, headers }, reply) => {
        const request = { body: Buffer.isBuffer(body) ? body.toString() : '', headers };
        const outcomes = await Promise.all(sources.map((source) => source.receive(request)));
        const { status, says } = answerTo(outcomes);
        return status < 300
          ? reply.code(status).send({ status: says })
          : reply.code(status).send({
              error: { name: status === 401 ? 'AuthenticationError' : 'InputError', message: says },
            });
      },
    );
  });
}

function answerTo(outcomes: readonly WebhookOutcome[]): { readonly status: number; readonly says: string } {
  if (outcomes.includes('accepted')) return { status: 202, says: 'accepted' };
  if (outcomes.includes('repeated')) return { status: 202, says: 'accepted before' };
  if (outcomes.includes('malformed'))
    return {
      status: 400,
      says: "expected a webhook of GitHub's with a JSON body, X-GitHub-Event and X-GitHub-Delivery",
    };
  return {
    status: 401,
    says: "the signature is none of a source's: expected the content type application/json and the webhookSecret of watchbill.yaml",
  };
}
