import { sql, type Transaction } from '@watchbill/database';
import { compileFilter, type EntityFilter } from './entity-filter.ts';
import { countGroup, type FacetValue } from './facets.ts';
import { indexedField } from './indexed-field.ts';
import { storableText } from './storable-json.ts';

/**
 * How many of the entities that fulfil the filter have each value of these fields, values in order, under the names as
 * asked for. Unlike `facets` it counts what the filter leaves of a field, and knows fields by Backstage's names.
 * @throws InputError for a bad filter.
 */
export async function countFacets(
  tx: Transaction,
  names: readonly string[],
  filter: EntityFilter = {},
): Promise<ReadonlyMap<string, readonly FacetValue[]>> {
  if (names.length === 0) return new Map();
  const asked = [...new Set(names)].map((name) => ({
    name: storableText(name),
    field: indexedField(name),
    filter,
  }));
  const rows = await tx.$queryRaw<(FacetValue & { name: string })[]>(sql`
    select name, value, count::int as count from ${countGroup(asked, compileFilter(filter, indexedField))} as counts
    where value is not null order by value collate "C"`);
  const found = Map.groupBy(rows, ({ name }) => name);
  return new Map(
    names.map((name) => [
      name,
      (found.get(storableText(name)) ?? []).map(({ value, count }) => ({ value, count })),
    ]),
  );
}
