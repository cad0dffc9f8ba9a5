import type { RawReader, Sql } from '@watchbill/database';
import type { FacetCounts } from './count-values.ts';
import { createRecent, type Recent } from './recent.ts';

/** What was counted, and the stamp of the catalog in which that is so. */
export interface Stamped<V> {
  readonly stamp: string;
  readonly value: V;
}

/** What was counted lately through one reader: it holds as long as the stamp of the catalog is the same. */
export interface Counted {
  readonly totals: Recent<Stamped<number>>;
  readonly facets: Recent<Stamped<FacetCounts>>;
}

const MOST_TOTALS = 2000;
const MOST_FACETS = 200;

/** A transaction reads what it has written itself, so each reader has its own. */
const byReader = new WeakMap<object, Counted>();

export function countedBy(reader: RawReader): Counted {
  const known = byReader.get(reader);
  if (known) return known;
  const counted: Counted = { totals: createRecent(MOST_TOTALS), facets: createRecent(MOST_FACETS) };
  byReader.set(reader, counted);
  return counted;
}

/** Equal for equal questions. */
export function questionKey({ text, values }: Sql): string {
  return JSON.stringify([text, values]);
}
