import { joinSql, type Sql, sql } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';

/** In which order pages of entities `e` are: by these keys, texts compared by their bytes, then by ref. */
export interface PageOrder {
  readonly keys: readonly PageKey[];
  /** It needs `h`, the health of `e`. */
  readonly needsHealth?: boolean;
  /** An index has this order, so that a page needs no sorting. The only key, if there is one, is never null. */
  readonly indexed?: boolean;
}

export interface PageKey {
  readonly value: Sql;
  readonly descending: boolean;
}

/** Where an entity stands in an order: the values it is ordered by, then its ref. */
export interface EntityPosition {
  readonly values: readonly (string | null)[];
  readonly ref: string;
}

/** What is read, and from where on. */
export interface PagePart {
  readonly from?: EntityPosition | undefined;
  /** What is before `from`, the last of it first. */
  readonly backwards: boolean;
}

/** The keys as one array, `keys`. */
export function keysOf({ keys }: PageOrder): Sql {
  const values = keys.map(({ value }) => value);
  return values.length > 0 ? sql`array[${joinSql(values)}]::text[]` : sql`'{}'::text[]`;
}

/** Over rows `m` with `keys` and `ref`. */
export function orderBy({ keys }: PageOrder, backwards: boolean): Sql {
  const parts = keys.map(({ descending }, index) => {
    const direction = descending !== backwards ? sql`desc` : sql`asc`;
    return sql`${keyAt(index)} ${direction} ${backwards ? sql`nulls first` : sql`nulls last`}`;
  });
  return joinSql([...parts, backwards ? sql`${refIn(keys, 'm')} desc` : refIn(keys, 'm')]);
}

/** Rows `m` after a position, or before it. Field by field, as null has no place in a comparison of rows. */
export function beyond({ keys }: PageOrder, { from, backwards }: PagePart): Sql {
  if (!from) return sql`true`;
  const ways: Sql[] = [];
  let equal = sql`true`;
  keys.forEach(({ descending }, index) => {
    const key = keyAt(index);
    const value = toStorable(from.values[index]);
    ways.push(sql`(${equal} and ${past(key, value, descending !== backwards, backwards)})`);
    equal = sql`${equal} and ${key} is not distinct from ${value}::text`;
  });
  const ref = storableText(from.ref);
  const byRef = backwards ? sql`${refIn(keys, 'm')} < ${ref}` : sql`${refIn(keys, 'm')} > ${ref}`;
  return joinSql([...ways, sql`(${equal} and ${byRef})`], ' or ', '(', ')');
}

function past(key: Sql, value: string | null, downwards: boolean, backwards: boolean): Sql {
  if (value === null) return backwards ? sql`${key} is not null` : sql`false`;
  const further = downwards ? sql`${key} < ${value}` : sql`${key} > ${value}`;
  return backwards ? further : sql`(${further} or ${key} is null)`;
}

/** Over the index of an indexed order: in the order of rows `e`. */
export function walkOrder({ keys }: PageOrder, backwards: boolean): Sql {
  const [key] = keys;
  const byRef = backwards ? sql`${refIn(keys, 'e')} desc` : refIn(keys, 'e');
  if (!key) return byRef;
  return sql`${key.value} ${key.descending !== backwards ? sql`desc` : sql`asc`}, ${byRef}`;
}

/** Over the index of an indexed order: the range of rows `e` beyond a position. */
export function walkRange(order: PageOrder, part: PagePart, kind: string | undefined): Sql {
  const range = rangeBeyond(order, part);
  if (kind === undefined) return range;
  // Either index has the kind first.
  const within =
    order.keys.length === 0 ? sql`starts_with(e.ref, ${`${kind}:`})` : sql`lower(e.kind) = ${kind}`;
  return sql`${within} and ${range}`;
}

function rangeBeyond({ keys }: PageOrder, { from, backwards }: PagePart): Sql {
  if (!from) return sql`true`;
  const [key] = keys;
  const ref = storableText(from.ref);
  const refBeyond = backwards ? sql`${refIn(keys, 'e')} < ${ref}` : sql`${refIn(keys, 'e')} > ${ref}`;
  if (!key) return refBeyond;
  const value = toStorable(from.values[0]) ?? '';
  const downwards = key.descending !== backwards;
  // The first condition is the one that an index understands.
  return downwards
    ? sql`${key.value} <= ${value} and (${key.value} < ${value} or ${refBeyond})`
    : sql`${key.value} >= ${value} and (${key.value} > ${value} or ${refBeyond})`;
}

/** The index of refs alone is in the order of the database, the others are in that of bytes. */
function refIn(keys: readonly PageKey[], rows: 'e' | 'm'): Sql {
  const ref = rows === 'e' ? sql`e.ref` : sql`m.ref`;
  return keys.length === 0 ? ref : sql`(${ref} collate "C")`;
}

function toStorable(value: string | null | undefined): string | null {
  return typeof value === 'string' ? storableText(value) : null;
}

function keyAt(index: number): Sql {
  return sql`(m.keys[${index + 1}::int] collate "C")`;
}
