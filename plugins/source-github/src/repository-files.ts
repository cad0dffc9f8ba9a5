import type { AnswerError } from './answer-error.ts';
import type { AnswerMemory } from './answer-memory.ts';
import { type GitTree, toGitTree } from './git-tree.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';
import { walkTree } from './walk-tree.ts';

/** What is kept of a repository from one time to the next: the files that its reading rests on. */
interface KnownFiles {
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
  /** Null when a push in the same second could have been missed. */
  readonly pushedAt: string | null;
  readonly commit: string;
  readonly truncated: boolean;
  readonly files: readonly (readonly [path: string, sha: string, bytes: number, link: boolean])[];
}

export interface TreeAnswer {
  readonly tree: GitTree;
  readonly etag: string;
}

export const filesKey = (id: string): string => `files ${id}`;

/** Owner and name of a repository that is remembered under this key. */
export function knownPlace(
  memory: AnswerMemory,
  key: string,
): { readonly owner: string; readonly name: string } {
  return memory.recall(key)?.value as KnownFiles;
}

/** Two pushes may carry the same second. */
const SETTLE_MS = 10_000;

export interface TreeRequest {
  readonly client: GithubClient;
  readonly memory: AnswerMemory;
  readonly urgent: boolean;
  /** The commit to read, where it is known to be the newest. */
  readonly commit?: string | undefined;
  /** Ask even if nothing seems to have been pushed. */
  readonly ask: boolean;
}

/** The files of the default branch. Costs nothing where nothing was pushed. */
export async function readTree(repository: Repository, request: TreeRequest): Promise<TreeAnswer> {
  const { client, memory, urgent, commit, ask } = request;
  const { id, owner, name, branch, pushedAt } = repository;
  const remembered = memory.recall(filesKey(id));
  const before = remembered?.value as KnownFiles | undefined;
  const same = before?.branch === branch;
  if (remembered && before && same && !ask && before.pushedAt !== null && before.pushedAt === pushedAt)
    return { tree: toTree(before), etag: remembered.etag };
  const place = { owner, repo: name, tree_sha: commit ?? branch, recursive: 1 };
  const etag = same && !commit && remembered?.etag ? remembered.etag : undefined;
  try {
    const answer = await client.get('/repos/{owner}/{repo}/git/trees/{tree_sha}', place, toGitTree, {
      etag,
      urgent,
    });
    if (!answer) return { tree: toTree(before as KnownFiles), etag: etag ?? '' };
    const tree = answer.value.truncated
      ? await walkTree(repository, answer.value, client, urgent)
      : answer.value;
    return { tree, etag: commit ? '' : (answer.etag ?? '') };
  } catch (error) {
    // A repository without a commit has no tree.
    if ((error as AnswerError).status !== 409) throw error;
    return { tree: { commit: '', files: new Map(), truncated: false }, etag: '' };
  }
}

/** Keeps what was of use, so that the same reading can be had again without asking. */
export function rememberFiles(
  repository: Repository,
  { tree, etag }: TreeAnswer,
  used: ReadonlySet<string>,
  memory: AnswerMemory,
  now: number,
): void {
  const { id, owner, name, branch, pushedAt } = repository;
  const settled = pushedAt !== null && now - Date.parse(pushedAt) > SETTLE_MS;
  const value: KnownFiles = {
    owner,
    name,
    branch,
    pushedAt: settled ? pushedAt : null,
    commit: tree.commit,
    truncated: tree.truncated,
    files: [...used].sort().flatMap((path) => {
      const file = tree.files.get(path);
      return file ? [[path, file.sha, file.bytes, file.link] as const] : [];
    }),
  };
  const before = memory.recall(filesKey(id));
  const same = before && JSON.stringify(before.value) === JSON.stringify(value);
  memory.keep(filesKey(id), { etag, value: same ? before.value : value, at: now });
}

function toTree({ commit, truncated, files }: KnownFiles): GitTree {
  return {
    commit,
    truncated,
    files: new Map(files.map(([path, sha, bytes, link]) => [path, { sha, bytes, link }])),
  };
}
