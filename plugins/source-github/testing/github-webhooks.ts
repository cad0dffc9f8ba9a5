import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FakeRepository } from './github-data.ts';

interface Examples {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
const events = JSON.parse(readFileSync(file, 'utf8')) as readonly Examples[];

/** A published example of an event's payload, with the parts of a test in it; of an action that has none, that of another. */
export function webhookPayload(
  event: string,
  action: string | undefined,
  more: Readonly<Record<string, unknown>>,
): object {
  const examples = events.find(({ name }) => name === event)?.examples ?? [];
  const example = examples.find((payload) => payload.action === action) ?? examples[0];
  if (!example) throw new Error(`no example of ${event}`);
  return { ...example, ...(action ? { action } : {}), ...more };
}

export function pushPayload(
  repository: FakeRepository,
  url: string,
  { before, after }: { readonly before: string; readonly after: string },
  branch = repository.branch,
): object {
  return webhookPayload('push', undefined, {
    ref: `refs/heads/${branch}`,
    before,
    after,
    repository: repositoryIn('push', undefined, repository, url),
  });
}

/** The `repository` of an example, made to be this one. */
export function repositoryIn(
  event: string,
  action: string | undefined,
  repository: FakeRepository,
  url: string,
): object {
  const { repository: example } = webhookPayload(event, action, {}) as { repository?: { owner?: object } };
  const { id, nodeId, owner, name, branch, description } = repository;
  return {
    ...example,
    id,
    node_id: nodeId,
    name,
    full_name: `${owner}/${name}`,
    html_url: `${url}/${owner}/${name}`,
    default_branch: branch,
    description,
    owner: { ...example?.owner, login: owner },
  };
}

export interface SignedWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** As GitHub sends it. */
export function signWebhook(
  event: string,
  payload: object,
  secret: string,
  delivery: string = randomUUID(),
): SignedWebhook {
  const body = JSON.stringify(payload);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/044aadd',
      'x-github-delivery': delivery,
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  };
}
