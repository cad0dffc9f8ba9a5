import { joinSql, type Sql, sql, type Transaction } from '@watchbill/database';
import { type EntityField, entityField } from './entity-field.ts';
import { all, compileFilter, type EntityFilter } from './entity-filter.ts';
import { searchCondition, searchWords } from './entity-search.ts';

export interface Facet {
  /** As asked for. */
  readonly name: string;
  /** Most frequent first. */
  readonly values: readonly FacetValue[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface FacetOptions {
  readonly filter?: EntityFilter | undefined;
  readonly query?: string | undefined;
}

/**
 * How many entities have each value of these fields, among those that fulfil filter and query. What the filter says of a
 * facet's own field at its top level is left out for that facet, so that it goes on offering the alternatives.
 * @throws InputError for an unknown field or a bad filter.
 */
export async function facets(
  tx: Transaction,
  names: readonly string[],
  { filter = {}, query }: FacetOptions = {},
): Promise<readonly Facet[]> {
  if (names.length === 0) return [];
  const search = searchCondition(searchWords(query));
  const asked = [...new Set(names)].map((name) => {
    const field = entityField(name);
    return { name, field, filter: withoutField(filter, field.key) };
  });
  const counts = [...Map.groupBy(asked, (facet) => JSON.stringify(facet.filter)).values()].map((group) =>
    countGroup(group, all([compileFilter(group[0]?.filter ?? {}), search])),
  );
  const rows = await tx.$queryRaw<(FacetValue & { name: string })[]>(sql`
    select name, value, count::int as count from (${joinSql(counts, ' union all ')}) as counts
    order by count desc, value collate "C"`);
  const groups = Map.groupBy(rows, ({ name }) => name);
  return names.map((name) => ({
    name,
    values: (groups.get(name) ?? []).map(({ value, count }) => ({ value, count })),
  }));
}

export interface AskedFacet {
  readonly name: string;
  readonly field: EntityField;
  readonly filter: EntityFilter;
}

/** What facets read of an entity, without the document. */
const LIGHT = sql`e.id, e.ref, e.kind, e.namespace, e.name, e.title, e.description, e.type, e.lifecycle, e.owner_ref,
  e.tags, e.source_id`;

/** Facets with one filter share one pass over the table; the document is carried along only for those that look into it. */
export function countGroup(facets: readonly AskedFacet[], condition: Sql): Sql {
  const columns = facets.some(({ field }) => field.deep) ? sql`${LIGHT}, e.document` : LIGHT;
  const counts = facets.map(({ name, field }) => countValues(name, field));
  return sql`(
    with matched as materialized (
      select ${columns} from entity e left join health h on h.ref = e.ref where ${condition}
    ) ${joinSql(counts, ' union all ')})`;
}

function countValues(name: string, field: EntityField): Sql {
  const from = sql`from matched e left join health h on h.ref = e.ref`;
  if ('one' in field) {
    return sql`select ${name} as name, ${field.one} as value, count(*) as count ${from}
      where ${field.one} is not null group by ${field.one}`;
  }
  return sql`select ${name} as name, f.value, count(distinct e.id) as count ${from}
    cross join lateral (${field.counted ?? field.many}) as f(value) group by f.value`;
}

/** The filter without its top-level conditions on one field, `$all` being part of the top level. */
function withoutField(filter: EntityFilter, key: string): EntityFilter {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => {
      if (name === '$all' && Array.isArray(value)) {
        return [[name, value.map((item) => (isMap(item) ? withoutField(item, key) : item))]];
      }
      return !name.startsWith('$') && entityField(name).key === key ? [] : [[name, value]];
    }),
  );
}

function isMap(value: unknown): value is EntityFilter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
