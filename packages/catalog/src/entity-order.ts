import { joinSql, type Sql, sql } from '@watchbill/database';
import type { EntityField } from './entity-field.ts';
import { storableText } from './storable-json.ts';

/** An order by one field. Entities without it come last in either direction. */
export interface FieldOrder {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

/** Where an entity stands in an order: the values it is ordered by, then its ref. */
export interface EntityPosition {
  readonly values: readonly (string | null)[];
  readonly ref: string;
}

/** What an entity is ordered by: the least value of the field, without regard to case. */
export function orderValue(field: EntityField): Sql {
  if ('one' in field) return sql`lower(${field.one})`;
  return sql`(select min(lower(f.value) collate "C") from (${field.many}) as f(value))`;
}

/** Over rows `m` with an array `keys` of these values, and a `ref`, in the order of whose index pages of all are read. */
export function orderBy(orders: readonly FieldOrder[], backwards: boolean): Sql {
  const keys = orders.map(({ order }, index) => {
    const descending = (order === 'desc') !== backwards;
    const direction = descending ? sql`desc` : sql`asc`;
    return sql`${keyAt(index)} ${direction} ${backwards ? sql`nulls first` : sql`nulls last`}`;
  });
  return joinSql([...keys, backwards ? sql`m.ref desc` : sql`m.ref`]);
}

/** Rows `m` after a position, or before it. Field by field, as null has no place in a comparison of rows. */
export function beyond(
  orders: readonly FieldOrder[],
  { values, ref }: EntityPosition,
  backwards: boolean,
): Sql {
  const last = storableText(ref);
  const ways: Sql[] = [];
  let equal = sql`true`;
  orders.forEach(({ order }, index) => {
    const key = keyAt(index);
    const value = toStorable(values[index]);
    ways.push(sql`(${equal} and ${past(key, value, order, backwards)})`);
    equal = sql`${equal} and ${key} is not distinct from ${value}::text`;
  });
  const byRef = backwards ? sql`m.ref < ${last}` : sql`m.ref > ${last}`;
  return joinSql([...ways, sql`(${equal} and ${byRef})`], ' or ', '(', ')');
}

function past(key: Sql, value: string | null, order: 'asc' | 'desc', backwards: boolean): Sql {
  if (value === null) return backwards ? sql`${key} is not null` : sql`false`;
  const greater = (order === 'asc') !== backwards ? sql`${key} > ${value}` : sql`${key} < ${value}`;
  return backwards ? greater : sql`(${greater} or ${key} is null)`;
}

function toStorable(value: string | null | undefined): string | null {
  return typeof value === 'string' ? storableText(value) : null;
}

function keyAt(index: number): Sql {
  return sql`(m.keys[${index + 1}::int] collate "C")`;
}
