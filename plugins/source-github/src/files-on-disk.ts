import { createHash } from 'node:crypto';
import { join, posix } from 'node:path';
import { ANNOTATION, CHECK_KIND, type Entity, type EntityFault } from '@watchbill/model';
import { checkOut } from './checkout.ts';
import type { GitFile, GitTree } from './git-tree.ts';
import { pathsNamedIn } from './named-paths.ts';
import type { ReadSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { followLink, resolveInTree } from './tree-path.ts';

export interface NamedFiles {
  readonly paths: readonly string[];
  readonly faults: readonly EntityFault[];
}

/** The files that an entity needs on disk: the script of a check, a runbook in Markdown. */
export function namedFiles(entity: Entity, from: string, tree: GitTree): NamedFiles {
  const runbook = entity.metadata.annotations?.[ANNOTATION.runbook]?.trim();
  const script = entity.kind === CHECK_KIND ? entity.spec?.script : undefined;
  const named = [
    ...(typeof script === 'string'
      ? [{ target: script, path: ['spec', 'script'], shown: 'spec.script' }]
      : []),
    ...(runbook && !/^[a-z][a-z0-9+.-]+:\/\//i.test(runbook)
      ? [
          {
            target: runbook,
            path: ['metadata', 'annotations', ANNOTATION.runbook],
            shown: ANNOTATION.runbook as string,
          },
        ]
      : []),
  ];
  const paths: string[] = [];
  const faults: EntityFault[] = [];
  for (const { target, path, shown } of named) {
    const file = resolveInTree(from, target);
    if (file && tree.files.has(file)) paths.push(file);
    else {
      const why = file ? `no such file in the repository (${file})` : 'leads out of the repository';
      faults.push({
        level: 'warning',
        message: `${shown} '${target}': ${why}; correct the path or add the file`,
        path,
      });
    }
  }
  return { paths, faults };
}

export interface GatheredFile {
  readonly sha: string;
  readonly content: Buffer;
}

const MOST_FILES = 200;
const MOST_BYTES = 20_000_000;

/** These files and those that they name in turn, as far as the repository has them. */
export async function gatherFiles(
  paths: readonly string[],
  tree: GitTree,
  read: (file: GitFile) => Promise<Buffer>,
): Promise<ReadonlyMap<string, GatheredFile>> {
  const gathered = new Map<string, GatheredFile>();
  const exists = (path: string) => tree.files.has(path);
  let bytes = 0;
  const queue = paths.map((path) => ({ path, main: path }));
  for (let next = queue.shift(); next && gathered.size < MOST_FILES; next = queue.shift()) {
    const { path, main } = next;
    if (gathered.has(path)) continue;
    const found = await followLink(tree, path, read);
    if (!found || bytes + found.file.bytes > MOST_BYTES) continue;
    const content = await read(found.file);
    bytes += content.length;
    gathered.set(path, { sha: found.file.sha, content });
    queue.push(...pathsNamedIn(content, path, main, exists).map((named) => ({ path: named, main })));
  }
  return gathered;
}

/** Where the files of a descriptor are on disk, as the catalog wants to know it; nothing where it needs none. */
export async function onDisk(
  files: ReadonlyMap<string, GatheredFile>,
  from: string,
  { id }: Repository,
  commit: string,
  { checkouts, now }: Pick<ReadSettings, 'checkouts' | 'now'>,
): Promise<{ readonly directory?: string; readonly root?: string }> {
  if (files.size === 0) return {};
  const name = createHash('sha256').update(`${id}:${from}`).digest('hex').slice(0, 24);
  const root = await checkOut(join(checkouts, name), { commit, files }, now());
  return { root, directory: join(root, posix.dirname(from)) };
}
