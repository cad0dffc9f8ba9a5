import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@watchbill/model';
import { printPath } from '../history/difference-path.ts';
import { isMap, type JsonMap } from '../history/json-map.ts';

/** What one source says of an entity. */
export interface Statement {
  readonly sourceId: string;
  readonly location: string;
  readonly document: Partial<Entity>;
}

/** A field that a source says differently than the one that counts. */
export interface FieldConflict {
  /** E.g. `spec.owner`, `metadata.annotations['acme.org/tier']`. */
  readonly path: string;
  readonly winner: Statement;
  readonly value: unknown;
  readonly loser: Statement;
  readonly otherValue: unknown;
}

export interface MergedDocument {
  readonly document: Entity;
  /** In order of path, then of precedence. */
  readonly conflicts: readonly FieldConflict[];
  /** By path: every field of the document, with its value and who says it. */
  readonly fields: ReadonlyMap<string, MergedField>;
}

export interface MergedField extends Said {
  /** Its keys from the root. */
  readonly keys: readonly string[];
}

interface Said {
  readonly by: Statement;
  readonly value: unknown;
}

/**
 * What several sources together say of one entity. Maps are merged key by key; of any other value, a list included, the first
 * source's counts that states one. `null` states nothing. Equal values are no conflict.
 * @param statements those that count most first; at least one
 */
export function mergeClaims(statements: readonly Statement[]): MergedDocument {
  const conflicts: FieldConflict[] = [];
  const fields = new Map<string, MergedField>();
  const merge = (said: readonly Said[], keys: readonly string[]): unknown => {
    const [first, ...others] = stating(said);
    if (!first) return undefined;
    const rivals = isMap(first.value) ? others.filter(({ value }) => !isMap(value)) : others;
    const path = printPath(keys);
    for (const { by, value } of rivals) {
      if (isDeepStrictEqual(first.value, value)) continue;
      conflicts.push({ path, winner: first.by, value: first.value, loser: by, otherValue: value });
    }
    if (!isMap(first.value)) {
      fields.set(path, { ...first, keys });
      return first.value;
    }
    const maps = [first, ...others].filter((one): one is Said & { value: JsonMap } => isMap(one.value));
    const names = [...new Set(maps.flatMap(({ value }) => Object.keys(value)))];
    if (names.length === 0) fields.set(path, { ...first, keys });
    return Object.fromEntries(
      names.map((name) => [
        name,
        merge(
          maps.flatMap(({ by, value }) => (Object.hasOwn(value, name) ? [{ by, value: value[name] }] : [])),
          [...keys, name],
        ),
      ]),
    );
  };
  const document = merge(
    statements.map((by) => ({ by, value: by.document })),
    [],
  ) as Entity;
  return { document, conflicts: conflicts.toSorted((a, b) => compare(a.path, b.path)), fields };
}

/** Those that state something; where nobody does, the first that says so. */
function stating(said: readonly Said[]): readonly Said[] {
  const present = said.filter(({ value }) => value !== null);
  return present.length > 0 ? present : said.slice(0, 1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
