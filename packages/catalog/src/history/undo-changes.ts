import type { Entity } from '@watchbill/model';
import type { NewChange } from './change.ts';
import type { Difference } from './diff-documents.ts';
import { parsePath } from './difference-path.ts';
import { isMap, type JsonMap } from './json-map.ts';

/** What an entity was, and who said so where. */
export interface PastState {
  readonly entityId: string;
  readonly sourceId: string;
  readonly location: string;
  readonly document: Entity;
}

export type UndoableChange = Omit<NewChange, 'ref' | 'previousRef' | 'truncated'> & {
  readonly sourceId: string;
};

/** What an entity was before these changes, which are its last ones, newest first; null when there was none. */
export function undoChanges(now: PastState | null, changes: readonly UndoableChange[]): PastState | null {
  return changes.reduce(undoChange, now);
}

function undoChange(state: PastState | null, change: UndoableChange): PastState | null {
  const { kind, entityId, sourceId, location, previousLocation, differences, document } = change;
  switch (kind) {
    case 'ADDED':
      return null;
    case 'REMOVED':
      return document && { entityId, sourceId, location, document };
    case 'CHANGED':
    case 'RENAMED': {
      const before = document ?? (state && undoDifferences(state.document, differences));
      return before && { entityId, sourceId, location: previousLocation ?? location, document: before };
    }
    default:
      return kind satisfies never;
  }
}

/** The document from which these differences led to this one. */
export function undoDifferences<T extends object>(document: T, differences: readonly Difference[]): T {
  return differences.reduce<JsonMap>(
    (map, difference) => undoDifference(map, parsePath(difference.path), difference),
    document as JsonMap,
  ) as T;
}

function undoDifference(
  map: JsonMap,
  [key = '', ...rest]: readonly string[],
  difference: Difference,
): JsonMap {
  // Entries and not assignment: a key may be `__proto__`.
  const entries = new Map(Object.entries(map));
  if (rest.length > 0) {
    const inner = entries.get(key);
    entries.set(key, undoDifference(isMap(inner) ? inner : {}, rest, difference));
  } else if ('before' in difference) entries.set(key, difference.before);
  else entries.delete(key);
  return Object.fromEntries(entries);
}
