import { fieldsOf, textOf } from './broken-answer.ts';
import { type GitTree, toGitTree } from './git-tree.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/** As many folders of one repository are asked for one by one. */
const MOST_FOLDERS = 400;
const ROUTE = '/repos/{owner}/{repo}/git/trees/{tree_sha}';

interface Folder {
  readonly path: string;
  readonly sha: string;
}

/** The files of a tree that is larger than what GitHub lists at once: folder by folder, each as deep as it goes. */
export async function walkTree(
  { owner, name: repo }: Repository,
  top: GitTree,
  client: GithubClient,
  urgent: boolean,
): Promise<GitTree> {
  const files = new Map(top.files);
  let left = MOST_FOLDERS;
  const list = async (sha: string, deep: boolean) => {
    left -= 1;
    const place = { owner, repo, tree_sha: sha, ...(deep ? { recursive: 1 } : {}) };
    const read = (data: unknown) => ({ tree: toGitTree(data), folders: deep ? [] : foldersIn(data) });
    const answer = await client.get(ROUTE, place, read, { urgent });
    return answer?.value ?? { tree: { commit: sha, files: new Map(), truncated: true }, folders: [] };
  };
  const take = (prefix: string, tree: GitTree) => {
    for (const [path, file] of tree.files) files.set(`${prefix}${path}`, file);
  };
  const visit = async (sha: string, prefix: string): Promise<boolean> => {
    if (left <= 0) return false;
    if (prefix !== '') {
      const { tree } = await list(sha, true);
      take(prefix, tree);
      if (!tree.truncated) return true;
    }
    const { tree, folders } = await list(sha, false);
    take(prefix, tree);
    let whole = true;
    for (const folder of folders) whole = (await visit(folder.sha, `${prefix}${folder.path}/`)) && whole;
    return whole;
  };
  const whole = await visit(top.commit, '');
  return { commit: top.commit, files, truncated: !whole };
}

const FOREIGN_FOLDERS = new Set(['node_modules', 'vendor', 'third_party']);

function foldersIn(data: unknown): readonly Folder[] {
  const items = fieldsOf(data, 'a tree').tree as readonly unknown[];
  return items
    .map((item) => fieldsOf(item, 'an entry of a tree'))
    .filter(({ type }) => type === 'tree')
    .map((entry) => ({ path: textOf(entry, 'path'), sha: textOf(entry, 'sha') }))
    .filter(({ path }) => !FOREIGN_FOLDERS.has(path));
}
