import type { RawReader, Sql } from '@watchbill/database';
import { searchCondition, searchWords } from '../search/search-condition.ts';
import { similarCondition, similarWords } from '../search/similar-words.ts';
import { countValues, facetCondition } from './count-values.ts';
import { entityField } from './entity-field.ts';
import type { EntityFilter } from './entity-filter.ts';
import type { FacetValue } from './facet-counts.ts';

export interface Facet {
  /** As asked for. */
  readonly name: string;
  /** Most frequent first. */
  readonly values: readonly FacetValue[];
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
  reader: RawReader,
  names: readonly string[],
  { filter = {}, query }: FacetOptions = {},
): Promise<readonly Facet[]> {
  const asked = [...new Set(names)].map((name) => {
    const field = entityField(name);
    return { name, field, filter: withoutField(filter, field.key) };
  });
  const count = (search: Sql) =>
    countValues(
      reader,
      asked.map(({ name, field, filter }) => ({
        name,
        field,
        ...facetCondition(filter, entityField, search),
      })),
    );
  const words = searchWords(query);
  let counts = await count(searchCondition(words).indexed);
  if (words.length > 0 && [...counts.values()].every((values) => values.length === 0)) {
    const similar = await similarWords(reader, words);
    if (similar) counts = await count(similarCondition(similar));
  }
  return names.map((name) => ({ name, values: [...(counts.get(name) ?? [])].sort(byFrequency) }));
}

function byFrequency(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
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
