import { joinSql, type Sql, sql } from '@watchbill/database';
import { jsonPath } from './document-path.ts';

/** Longer values are known to be there, but neither compared nor counted, as in Backstage. */
const MAX_LENGTH = 200;
/** How many steps `membersAt` takes. */
const DEPTH = 2;

/** The text, or null where it is too long to be an index's. */
export function capText(text: Sql): Sql {
  return sql`case when length(${text}) <= ${MAX_LENGTH}::int then ${text} end`;
}

/**
 * A query of the leaves at a dotted path of the document, in one column: null for a null and for what is too long.
 * A key may have dots of its own, so every tail of the path is also looked for as a whole; `path` is in lower case.
 */
export function leafValues(path: string): Sql {
  const parts = path.split('.');
  const splits = parts.length < 3 ? [parts] : parts.slice(1).map((_, i) => withTail(parts, i + 1));
  return joinSql(
    splits.flatMap((keys) => (keys.length < 3 ? [leavesAt(keys)] : [leavesAt(keys), itemsAt(keys)])),
    ' union all ',
  );
}

function withTail(parts: readonly string[], length: number): readonly string[] {
  return [...parts.slice(0, length), parts.slice(length).join('.')];
}

function leavesAt([root = '', key, ...rest]: readonly string[]): Sql {
  return sql`select ${capText(sql`v.value #>> '{}'`)}
    from ${membersAt(root, key)} cross join lateral jsonb_path_query(m.value, ${jsonPath(rest, '[*]', DEPTH)}::jsonpath, '{}', true) as v(value)
    where jsonb_typeof(v.value) in ('string', 'number', 'boolean', 'null')`;
}

/** `true` where the last key is a text in the list that the others lead to. */
function itemsAt([root = '', key, ...rest]: readonly string[]): Sql {
  const list = jsonPath(rest.slice(0, -1), '', DEPTH);
  return sql`select 'true'
    from ${membersAt(root, key)} cross join lateral jsonb_path_query(m.value, ${list}::jsonpath, '{}', true) as v(value)
    cross join lateral jsonb_array_elements(case jsonb_typeof(v.value) when 'array' then v.value else '[]' end) as i(item)
    where jsonb_typeof(i.item) = 'string' and lower(i.item #>> '{}') = ${rest.at(-1) ?? ''}`;
}

/** The first two steps, taken in the fastest way: a path with a pattern is many times as slow. */
function membersAt(root: string, key: string | undefined): Sql {
  const map = sql`e.document->${root === 'apiversion' ? 'apiVersion' : root}::text`;
  if (key === undefined) return sql`(select ${map} as value) as m`;
  return sql`(
    select x.value from jsonb_each(case when jsonb_typeof(${map}) = 'object' then ${map} end) as x(key, value)
    where lower(x.key) = ${key}) as m`;
}
