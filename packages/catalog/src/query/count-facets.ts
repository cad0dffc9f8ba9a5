import type { RawReader } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';
import { countValues, facetCondition } from './count-values.ts';
import type { EntityFilter } from './entity-filter.ts';
import type { FacetCounts } from './facet-counts.ts';
import { indexedField } from './indexed-field.ts';

/**
 * How many of the entities that fulfil the filter have each value of these fields, values in order, under the names as
 * asked for. Unlike `facets` it counts what the filter leaves of a field, and knows fields by Backstage's names.
 * @throws InputError for a bad filter.
 */
export async function countFacets(
  reader: RawReader,
  names: readonly string[],
  filter: EntityFilter = {},
): Promise<FacetCounts> {
  const asked = facetCondition(filter, indexedField);
  const facets = [...new Set(names)].map((name) => ({
    name: storableText(name),
    field: indexedField(name),
    ...asked,
  }));
  const counts = await countValues(reader, facets);
  return new Map(names.map((name) => [name, counts.get(storableText(name)) ?? []]));
}
