import { storableText } from '../entities/storable-json.ts';
import type { EntityFilter } from './entity-filter.ts';

/** The kind, in lower case, that all entities have which fulfil the filter; undefined where it does not say that at its top level. */
export function soleKind(filter: EntityFilter): string | undefined {
  for (const [name, value] of Object.entries(filter)) {
    if (name.toLowerCase() === 'kind' && typeof value === 'string') return storableText(value).toLowerCase();
    if (name !== '$all' || !Array.isArray(value)) continue;
    for (const item of value) {
      const kind =
        typeof item === 'object' && item !== null && !Array.isArray(item) ? soleKind(item) : undefined;
      if (kind !== undefined) return kind;
    }
  }
  return undefined;
}
