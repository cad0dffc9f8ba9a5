import { type Sql, sql } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';

/**
 * A query of the texts at a path below a jsonb expression, in one column `value`. Arrays on the way are looked through
 * and keys compare without regard to case, as in Backstage; there too `metadata.tags.java` is `true` where `java` is a tag.
 */
export function valuesAt(root: Sql, keys: readonly string[]): Sql {
  const values = sql`select v.value #>> '{}' as value
    from jsonb_path_query(${root}, ${jsonPath(keys)}::jsonpath, '{}', true) as v(value)
    where jsonb_typeof(v.value) <> 'null'`;
  const last = keys.at(-1);
  if (keys.length < 2 || last === undefined) return values;
  return sql`${values} union all select 'true'
    from jsonb_path_query(${root}, ${jsonPath(keys.slice(0, -1))}::jsonpath, '{}', true) as v(value)
    where jsonb_typeof(v.value) = 'string' and lower(v.value #>> '{}') = ${last.toLowerCase()}`;
}

/** A query of what is at a path, as jsonb, in one column. A list gives its elements. */
export function elementsAt(root: Sql, keys: readonly string[]): Sql {
  return sql`select v.value from jsonb_path_query(${root}, ${jsonPath(keys)}::jsonpath, '{}', true) as v(value)`;
}

export function splitPath(path: string): readonly string[] {
  return storableText(path).split('.');
}

/** Root keys are the envelope's, whose case is known; the exact key is an index look-up where a pattern is a scan. */
const ENVELOPE: ReadonlyMap<string, string> = new Map([
  ['metadata', 'metadata'],
  ['spec', 'spec'],
  ['apiversion', 'apiVersion'],
]);

/** The path to what is at these keys, of which the first is `depth` below the root; to a list itself, not its elements, with `end` empty. */
export function jsonPath(keys: readonly string[], end: '[*]' | '' = '[*]', depth = 0): string {
  const steps = keys.map((key, index) => {
    const exact = index + depth === 0 ? ENVELOPE.get(key.toLowerCase()) : undefined;
    if (exact) return `.${JSON.stringify(exact)}`;
    const pattern = `^${key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
    return `[*] ? (@.type() == "object").keyvalue() ? (@.key like_regex ${JSON.stringify(pattern)} flag "i").value`;
  });
  return `$${steps.join('')}${end}`;
}
