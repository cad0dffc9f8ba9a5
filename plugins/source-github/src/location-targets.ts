import { posix } from 'node:path';
import type { Entity, EntityFault } from '@watchbill/model';
import type { GitTree } from './git-tree.ts';
import type { Repository } from './repository.ts';
import { pathsLike, resolveInTree } from './tree-path.ts';

export interface LocationTargets {
  readonly paths: readonly string[];
  readonly faults: readonly EntityFault[];
}

/** The descriptors of the same repository that a `kind: Location` leads to: relative paths, globs, and its own addresses. */
export function locationTargets(
  entity: Entity,
  from: string,
  repository: Repository,
  tree: GitTree,
): LocationTargets {
  if (entity.kind.toLowerCase() !== 'location') return { paths: [], faults: [] };
  const { target, targets, presence } = entity.spec ?? {};
  const stated = [
    { text: target, path: ['spec', 'target'] },
    ...(Array.isArray(targets) ? targets : []).map((text, index) => ({
      text,
      path: ['spec', 'targets', index],
    })),
  ].filter((item): item is { text: string; path: (string | number)[] } => typeof item.text === 'string');
  const paths: string[] = [];
  const faults: EntityFault[] = [];
  for (const { text, path } of stated) {
    const warn = (message: string) =>
      faults.push({ level: 'warning', message: `'${text}': ${message}`, path });
    const place = pathIn(text, repository) ?? text;
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(place)) {
      warn('another repository is read for itself; name it among those of the source');
      continue;
    }
    const resolved = place === text ? resolveInTree(from, place) : place;
    const found = resolved ? pathsLike(tree, [resolved]) : [];
    if (found.length === 0 && presence !== 'optional' && !/[*?[\]{}]/.test(text))
      warn('no such file in the repository; correct the target, or say presence: optional');
    paths.push(...found);
  }
  return { paths, faults };
}

/** The path that an address of this very repository and branch names. */
function pathIn(text: string, { url, branch }: Repository): string | undefined {
  const prefix = ['blob', 'tree']
    .map((kind) => `${url}/${kind}/${branch}/`)
    .find((start) => text.startsWith(start));
  return prefix && posix.normalize(decodeURI(text.slice(prefix.length)));
}
