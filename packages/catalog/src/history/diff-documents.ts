import { isDeepStrictEqual } from 'node:util';
import { ANNOTATION } from '@watchbill/model';
import { printPath } from './difference-path.ts';
import { isMap, type JsonMap } from './json-map.ts';

/** One field that differs. A side on which the field is absent is absent here too; `null` is a value. */
export interface Difference {
  /** E.g. `spec.owner`, `metadata.annotations['acme.org/tier']`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface DocumentDiff {
  /** In order of path. */
  readonly differences: readonly Difference[];
  /** Long values were cut, or differences left out: the earlier document cannot be told from them. */
  readonly truncated: boolean;
}

/** Bounds that a page of changes can be shown within: a generated API definition has thousands of lines. */
const MAX_DIFFERENCES = 100;
const MAX_CHARACTERS = 1000;

/** Where a descriptor was read, and whether it still is told, is no part of what it says. */
const PROVENANCE: ReadonlySet<string> = new Set(
  [ANNOTATION.managedByLocation, ANNOTATION.managedByOriginLocation, ANNOTATION.orphan].map((name) =>
    printPath(['metadata', 'annotations', name]),
  ),
);

/** The fields in which two JSON documents differ: maps are compared key by key, lists and all else by value. */
export function diffDocuments(before: object, after: object): DocumentDiff {
  const all = diffMaps(before as JsonMap, after as JsonMap, []);
  const bounded = all.slice(0, MAX_DIFFERENCES).map(bound);
  const truncated = all.length > MAX_DIFFERENCES || bounded.some(({ wasCut }) => wasCut);
  return { differences: bounded.map(({ difference }) => difference), truncated };
}

function diffMaps(before: JsonMap, after: JsonMap, keys: readonly string[]): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name): readonly Difference[] => {
    const was = Object.hasOwn(before, name) ? { before: before[name] } : {};
    const is = Object.hasOwn(after, name) ? { after: after[name] } : {};
    if (isMap(was.before) && isMap(is.after)) return diffMaps(was.before, is.after, [...keys, name]);
    if ('before' in was && 'after' in is && isDeepStrictEqual(was.before, is.after)) return [];
    const path = printPath([...keys, name]);
    return PROVENANCE.has(path) ? [] : [{ path, ...was, ...is }];
  });
}

function bound(difference: Difference): { readonly difference: Difference; readonly wasCut: boolean } {
  const parts = Object.entries(difference).map(([name, value]) => [name, value, cut(value)] as const);
  return {
    difference: Object.fromEntries(parts.map(([name, , short]) => [name, short])) as unknown as Difference,
    wasCut: parts.some(([, value, short]) => short !== value),
  };
}

/** The value itself when it is short, else the beginning of its text. */
function cut(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MAX_CHARACTERS ? value : `${text.slice(0, MAX_CHARACTERS).toWellFormed()}…`;
}
