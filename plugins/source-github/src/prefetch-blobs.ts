import { type BlobStore, isBlob } from './blob-store.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/** A content that will be read. */
export interface WantedBlob {
  readonly repository: Repository;
  readonly sha: string;
}

/** So many contents cost one point of a limit of 5,000 an hour, which nothing else of ours uses. */
const IN_ONE = 100;
/** Below that, asking for each is as quick. */
const WORTH_IT = 10;

/**
 * Has contents come many at a time, into the store, by GraphQL: REST gives one a request. What does not come so is read one
 * by one later: what is binary, large, not UTF-8, or asked of a GitHub that does not answer.
 */
export async function prefetchBlobs(
  wanted: readonly WantedBlob[],
  client: GithubClient,
  store: BlobStore,
): Promise<void> {
  const missing = new Map<string, WantedBlob>();
  for (const blob of wanted) {
    if (!missing.has(blob.sha) && !(await store.has(blob.sha))) missing.set(blob.sha, blob);
  }
  if (missing.size < WORTH_IT) return;
  const queue = [...missing.values()];
  while (queue.length > 0) {
    const batch = queue.splice(0, IN_ONE);
    const answer = await client.graphql(queryFor(batch)).catch(() => undefined);
    if (answer === undefined) return;
    for (const [index, { sha }] of batch.entries()) {
      const content = contentIn(answer, nameOf(index));
      if (content && isBlob(sha, content)) await store.write(sha, content);
    }
  }
}

const nameOf = (index: number) => `blob${index}`;

function queryFor(batch: readonly WantedBlob[]): string {
  const fields = batch.map(({ repository: { owner, name }, sha }, index) => {
    const place = `owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}`;
    return `${nameOf(index)}: repository(${place}) { object(oid: "${sha}") { ... on Blob { text } } }`;
  });
  return `{ ${fields.join('\n')} }`;
}

function contentIn(answer: unknown, name: string): Buffer | undefined {
  const found = (
    answer as Readonly<Record<string, { readonly object?: { readonly text?: unknown } | null } | null>>
  )[name];
  const text = found?.object?.text;
  return typeof text === 'string' ? Buffer.from(text) : undefined;
}
