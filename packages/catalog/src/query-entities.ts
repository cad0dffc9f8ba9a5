import { emptySql, joinSql, type Sql, sql, type Transaction } from '@watchbill/database';
import { all, compileFilter, type EntityFilter, type FindField, matching } from './entity-filter.ts';
import { beyond, type EntityPosition, type FieldOrder, orderBy, orderValue } from './entity-order.ts';
import { indexedField } from './indexed-field.ts';
import { storableText } from './storable-json.ts';

export interface EntityQuery {
  /** In Backstage's names. */
  readonly filter?: EntityFilter | undefined;
  /** A text that is part of one of these fields. */
  readonly text?: { readonly term: string; readonly fields: readonly string[] } | undefined;
  /** Then by ref. */
  readonly orders?: readonly FieldOrder[] | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
  /** Only what comes after this place; before it, when going backwards. */
  readonly from?: EntityPosition | undefined;
  readonly backwards?: boolean | undefined;
  /** Whether to count all that match, on this page or not. */
  readonly count?: boolean | undefined;
}

export interface QueriedEntities {
  /** In the order that was asked for, whichever way it was read. */
  readonly rows: readonly EntityPosition[];
  /** Null when it was not asked for. */
  readonly total: number | null;
  /** There are more in the direction of reading. */
  readonly more: boolean;
}

interface QueryRow {
  readonly ref: string;
  readonly keys: (string | null)[];
  readonly total: number | null;
}

/**
 * Which entities are on a page, in one statement, so that count and page agree; `entityTexts` says what they are. Paging is by key: what comes and goes meanwhile
 * neither repeats nor hides others.
 * @throws InputError for a bad filter.
 */
export async function queryEntities(tx: Transaction, query: EntityQuery): Promise<QueriedEntities> {
  const { orders = [], limit, offset = 0, from, backwards = false, count = false } = query;
  const { matched, deep } = selectMatched(query);
  // What looks into documents is dear, so it is done once; else to count and to take the first rows apart is faster.
  const once = deep && count;
  const source = once ? sql`matched` : sql`(${matched})`;
  const found = await tx.$queryRaw<QueryRow[]>(sql`
    ${once ? sql`with matched as materialized (${matched})` : emptySql}
    select m.ref, m.keys, total.count as total
    from (select ${count ? sql`count(*)::int as count from ${source} as c` : sql`null::int as count`}) as total
    left join (
      select * from ${source} as m where ${from ? beyond(orders, from, backwards) : sql`true`}
      order by ${orderBy(orders, backwards)} limit ${limit === 0 ? 0 : limit + 1} offset ${offset}
    ) as m on true
    order by ${orderBy(orders, backwards)}`);
  // Nothing found is one row that has but the count.
  const rows = found.filter(({ ref }) => ref !== null).slice(0, limit);
  if (backwards) rows.reverse();
  return {
    rows: rows.map(({ ref, keys: values }) => ({ ref, values })),
    total: found[0]?.total ?? null,
    more: limit > 0 && found.length > limit,
  };
}

/** All that match, with what they are ordered by. */
function selectMatched({ filter, text, orders = [] }: EntityQuery): {
  readonly matched: Sql;
  readonly deep: boolean;
} {
  let deep = false;
  const find = (name: string) => {
    const field = indexedField(name);
    deep ||= field.deep === true;
    return field;
  };
  const condition = all([compileFilter(filter ?? {}, find), containsText(text, find)]);
  const keys = orders.map(({ field }) => orderValue(find(field)));
  const matched = sql`
    select e.ref, array[${keys.length > 0 ? joinSql(keys) : emptySql}]::text[] as keys
    from entity e left join health h on h.ref = e.ref where ${condition}`;
  return { matched, deep };
}

function containsText(text: EntityQuery['text'], find: FindField): Sql {
  const term = storableText(text?.term ?? '')
    .trim()
    .toLowerCase();
  if (!text || term === '') return sql`true`;
  const ways = text.fields.map((name) => matching(find(name), (value) => sql`strpos(${value}, ${term}) > 0`));
  return ways.length > 0 ? joinSql(ways, ' or ', '(', ')') : sql`false`;
}
