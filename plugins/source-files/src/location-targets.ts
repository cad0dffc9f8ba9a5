import { resolve } from 'node:path';
import type { Entity, EntityFault } from '@watchbill/model';
import { isUrl } from './nearby-file.ts';

/** What a `kind: Location` points to on disk. */
export interface LocationTarget {
  /** Absolute path or glob. */
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

/** The targets of a Location; those that are URLs are a warning each. Other kinds have none. */
export function targetsOf(entity: Entity, directory: string): LocationTargets {
  if (entity.kind.toLowerCase() !== 'location') return { targets: [], faults: [] };
  const { target, targets, presence } = entity.spec ?? {};
  const stated = [
    { text: target, place: ['spec', 'target'] },
    ...(Array.isArray(targets) ? targets : []).map((text, index) => ({
      text,
      place: ['spec', 'targets', index],
    })),
  ].filter((item): item is { text: string; place: (string | number)[] } => typeof item.text === 'string');
  return {
    targets: stated
      .filter(({ text }) => !isUrl(text))
      .map(({ text, place }) => ({
        path: resolve(directory, text),
        text,
        place,
        optional: presence === 'optional',
      })),
    faults: stated
      .filter(({ text }) => isUrl(text))
      .map(({ text, place }) => ({
        level: 'warning',
        message: `'${text}': a URL is not fetched by a files source; clone it beside the catalog and name the file`,
        path: place,
      })),
  };
}
