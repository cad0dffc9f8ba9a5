import { type Sql, sql, type Transaction } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';
import type { EntityField } from '../query/entity-field.ts';
import { all, compileFilter, type EntityFilter } from '../query/entity-filter.ts';

/** A place that entities are read from, e.g. a file, or shall be. */
export interface CatalogLocation {
  /** Follows from type and target. */
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export interface LocationQuery {
  /** Over `id`, `type` and `target`. */
  readonly filter?: EntityFilter | undefined;
  /** All without it. */
  readonly limit?: number | undefined;
  /** The id of the location before. */
  readonly after?: string | undefined;
}

export interface LocationPage {
  readonly locations: readonly CatalogLocation[];
  /** Of all pages. */
  readonly total: number;
  readonly more: boolean;
}

const FIELDS: ReadonlyMap<string, Sql> = new Map([
  ['id', sql`l.id`],
  ['type', sql`l.type`],
  ['target', sql`l.target`],
]);
const locationField = (name: string): EntityField => {
  const key = name.toLowerCase();
  return { key, one: FIELDS.get(key) ?? sql`null::text` };
};

const LOCATIONS = sql`(
  select md5(d.location)::uuid::text as id, split_part(d.location, ':', 1) as type,
    substr(d.location, strpos(d.location, ':') + 1) as target
  from (
    select location from entity union select r.type || ':' || r.target from registered_location r
  ) as d) as l`;

/**
 * The places that entities come from now, and those that are registered, in order of id.
 * @throws InputError for a bad filter.
 */
export async function listLocations(tx: Transaction, query: LocationQuery = {}): Promise<LocationPage> {
  const { limit, after } = query;
  const condition = compileFilter(query.filter ?? {}, locationField);
  const isAfter = after === undefined ? sql`true` : sql`l.id > ${storableText(after)}`;
  const rows = await tx.$queryRaw<(CatalogLocation & { total: number })[]>(sql`
    select m.id, m.type, m.target, total.count as total
    from (select count(*)::int as count from ${LOCATIONS} where ${condition}) as total
    left join (
      select * from ${LOCATIONS} where ${all([condition, isAfter])}
      order by l.id limit ${limit === undefined ? null : limit + 1}::int
    ) as m on true
    order by m.id`);
  const found = rows.filter(({ id }) => id !== null);
  return {
    locations: found.slice(0, limit).map(({ id, type, target }) => ({ id, type, target })),
    total: rows[0]?.total ?? 0,
    more: limit !== undefined && found.length > limit,
  };
}
