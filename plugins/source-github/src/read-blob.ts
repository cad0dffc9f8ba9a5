import { type BlobStore, isBlob } from './blob-store.ts';
import { BrokenAnswer, fieldsOf, textOf } from './broken-answer.ts';
import type { GitFile } from './git-tree.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

export type ReadBlob = (repository: Repository, file: GitFile) => Promise<Buffer>;

/** Reads contents by their SHA: what was read once, from whichever repository, is not asked for again. */
export function createBlobReader(
  store: BlobStore,
  client: (repository: Repository) => Promise<GithubClient>,
): ReadBlob {
  return async (repository, { sha }) => {
    const kept = await store.read(sha);
    if (kept) return kept;
    const { owner, name: repo } = repository;
    const read = (data: unknown) => {
      const content = Buffer.from(textOf(fieldsOf(data, 'a file'), 'content'), 'base64');
      if (!isBlob(sha, content)) throw new BrokenAnswer(`the content that is called ${sha}`);
      return content;
    };
    const route = '/repos/{owner}/{repo}/git/blobs/{file_sha}';
    const answer = await (await client(repository)).get(route, { owner, repo, file_sha: sha }, read, {
      urgent: true,
    });
    if (!answer) throw new BrokenAnswer(`the content that is called ${sha}`);
    await store.write(sha, answer.value);
    return answer.value;
  };
}
