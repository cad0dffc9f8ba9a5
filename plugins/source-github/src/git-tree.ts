import { BrokenAnswer, fieldsOf, listOf, textOf } from './broken-answer.ts';

export interface GitFile {
  readonly sha: string;
  readonly bytes: number;
  /** Its content is the path of another. */
  readonly link: boolean;
}

/** The files of a commit, as far as they are known. */
export interface GitTree {
  readonly commit: string;
  readonly files: ReadonlyMap<string, GitFile>;
  /** Not all of its files are here: it has more than GitHub lists at once. */
  readonly truncated: boolean;
}

/** Folders that others made: what is in them describes somebody else's services. */
const FOREIGN = /(^|\/)(node_modules|vendor|third_party|\.git)\//;
const SYMLINK = '120000';

/** Reads the answer of the trees API. */
export function toGitTree(data: unknown): GitTree {
  const fields = fieldsOf(data, 'a tree');
  const files = new Map<string, GitFile>();
  for (const item of listOf(fields.tree, 'the files of a tree')) {
    const entry = fieldsOf(item, 'a file of a tree');
    if (entry.type !== 'blob') continue;
    const path = textOf(entry, 'path');
    if (FOREIGN.test(path)) continue;
    const sha = textOf(entry, 'sha');
    if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) throw new BrokenAnswer('the SHA of a file');
    files.set(path, { sha, bytes: Number(entry.size ?? 0), link: entry.mode === SYMLINK });
  }
  return { commit: textOf(fields, 'sha'), files, truncated: fields.truncated === true };
}
