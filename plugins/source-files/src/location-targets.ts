import { resolve } from 'node:path';
import type { Entity, EntityFault } from '@watchbill/model';
import { isUrl } from './nearby-file.ts';
import { resolveUrl } from './url/resolve-url.ts';

/** What a `kind: Location` points to. */
export interface LocationTarget {
  /** Absolute path or glob, or a URL. */
  readonly path: string;
  /** As written. */
  readonly text: string;
  /** Where in the descriptor. */
  readonly place: EntityFault['path'];
  /** `presence: optional`: nothing is wrong when it is not there. */
  readonly optional: boolean;
}

export interface LocationTargets {
  readonly targets: readonly LocationTarget[];
  readonly faults: readonly EntityFault[];
}

/** Where relative targets start from: a folder, or the URL of a document. */
type TargetBase = { readonly directory: string } | { readonly url: string };

/**
 * The targets of a Location, whatever its `type`: the form of a target says whether it is a URL. Other kinds have none. A
 * document at a URL names URLs alone, never files on our disk.
 */
export function targetsOf(entity: Entity, base: TargetBase): LocationTargets {
  if (entity.kind.toLowerCase() !== 'location') return { targets: [], faults: [] };
  const { target, targets, presence } = entity.spec ?? {};
  const stated: readonly { text: unknown; place: EntityFault['path'] }[] = [
    { text: target, place: ['spec', 'target'] },
    ...(Array.isArray(targets) ? targets : []).map((text, index) => ({
      text,
      place: ['spec', 'targets', index],
    })),
  ];
  const found: LocationTarget[] = [];
  const faults: EntityFault[] = [];
  for (const { text, place } of stated) {
    if (typeof text !== 'string') continue;
    const resolved = resolveTarget(text, base);
    if ('path' in resolved) {
      found.push({ path: resolved.path, text, place, optional: presence === 'optional' });
    } else faults.push({ level: 'warning', message: `'${text}': ${resolved.why}`, path: place });
  }
  return { targets: found, faults };
}

function resolveTarget(text: string, base: TargetBase): { readonly path: string } | { readonly why: string } {
  if ('directory' in base && !isUrl(text)) return { path: resolve(base.directory, text) };
  const resolved = resolveUrl(text, 'url' in base ? base.url : undefined);
  return 'url' in resolved ? { path: resolved.url } : resolved;
}
