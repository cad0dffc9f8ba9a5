import { joinSql, type RawReader, rawSql, type Sql, sql } from '@watchbill/database';
import { STAMP } from '../entities/catalog-stamp.ts';
import { countedBy, questionKey, readStamp } from './counted.ts';
import type { EntityField } from './entity-field.ts';
import { all, compileFilter, type EntityFilter, type FindField } from './entity-filter.ts';
import type { FacetCounts } from './facet-counts.ts';

export interface AskedFacet {
  readonly name: string;
  readonly field: EntityField;
  /** Over `e`, and `h` where it says so. */
  readonly condition: Sql;
  readonly needsHealth: boolean;
}

/** Which entities a facet counts. */
export function facetCondition(
  filter: EntityFilter,
  find: FindField,
  search?: Sql,
): Pick<AskedFacet, 'condition' | 'needsHealth'> {
  let needsHealth = false;
  const filtered = compileFilter(filter, (name) => {
    const field = find(name);
    needsHealth ||= field.health === true;
    return field;
  });
  return { condition: search ? all([filtered, search]) : filtered, needsHealth };
}

/**
 * How many entities have each value, by the facet's name, values in order of their bytes. What was counted before is given
 * again while the stamp of the catalog says that it still holds.
 */
export async function countValues(reader: RawReader, facets: readonly AskedFacet[]): Promise<FacetCounts> {
  if (facets.length === 0) return new Map();
  const { facets: known } = countedBy(reader);
  const counts = joinSql(facets.map(countsOf), ' union all ');
  const key = questionKey(counts);
  const before = known.get(key);
  if (before && before.stamp === (await readStamp(reader))) return before.value;
  const rows = await reader.$queryRaw<readonly Row[]>(sql`
    select t.stamp, c.name, c.value, c.count::int as count
    from (select ${rawSql(STAMP)} as stamp) as t left join (${counts}) as c on c.value is not null
    order by c.value collate "C"`);
  const found = rows.flatMap(({ name, value, count }) => (name === null ? [] : [{ name, value, count }]));
  const groups = Map.groupBy(found, ({ name }) => name);
  const value = new Map(
    [...groups].map(([name, values]) => [name, values.map(({ value, count }) => ({ value, count }))]),
  );
  if (rows[0]) known.set(key, { stamp: rows[0].stamp, value });
  return value;
}

interface Row {
  readonly stamp: string;
  /** Null where nothing was found. */
  readonly name: string | null;
  readonly value: string;
  readonly count: number;
}

function countsOf({ name, field, condition, needsHealth }: AskedFacet): Sql {
  const entities =
    needsHealth || field.health ? sql`entity e left join health h on h.ref = e.ref` : sql`entity e`;
  const from = sql`from ${entities} where ${condition}`;
  if ('one' in field) {
    return sql`select ${name}::text as name, ${field.one} as value, count(*) as count ${from} group by 2`;
  }
  if (field.list) {
    // There are far fewer different lists than entities.
    return sql`select ${name}::text as name, v.value, sum(g.count) as count
      from (select ${field.list} as list, count(*) as count ${from} group by 1) as g
      cross join lateral (select distinct l.value from unnest(g.list) as l(value)) as v
      group by v.value`;
  }
  return sql`select ${name}::text as name, f.value, count(distinct e.id) as count from ${entities}
    cross join lateral (${field.counted ?? field.many}) as f(value) where ${condition} group by f.value`;
}
