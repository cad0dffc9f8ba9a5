import { type RawReader, rawSql, type Sql, sql } from '@watchbill/database';
import { STAMP } from '../entities/catalog-stamp.ts';
import type { FacetCounts } from './facet-counts.ts';
import type { Page } from './page.ts';
import { createRecent, type Recent } from './recent.ts';

/** What was counted, and the stamp of the catalog in which that is so. */
export interface Stamped<V> {
  readonly stamp: string;
  readonly value: V;
}

/** What was found and counted lately through one reader: it holds as long as the stamp of the catalog is the same. */
export interface Counted {
  readonly pages: Recent<Stamped<Page>>;
  readonly totals: Recent<Stamped<number>>;
  readonly facets: Recent<Stamped<FacetCounts>>;
}

const MOST_PAGES = 500;
const MOST_TOTALS = 2000;
const MOST_FACETS = 200;

/** A transaction reads what it has written itself, so each reader has its own. */
const byReader = new WeakMap<object, Counted>();

export function countedBy(reader: RawReader): Counted {
  const known = byReader.get(reader);
  if (known) return known;
  const counted: Counted = {
    pages: createRecent(MOST_PAGES),
    totals: createRecent(MOST_TOTALS),
    facets: createRecent(MOST_FACETS),
  };
  byReader.set(reader, counted);
  return counted;
}

/** Equal for equal questions. */
export function questionKey({ text, values }: Sql): string {
  return JSON.stringify([text, values]);
}

const READ_STAMP = sql`select ${rawSql(STAMP)} as stamp`;

export async function readStamp(reader: RawReader): Promise<string | undefined> {
  const rows = await reader.$queryRaw<readonly { stamp: string }[]>(READ_STAMP);
  return rows[0]?.stamp;
}
