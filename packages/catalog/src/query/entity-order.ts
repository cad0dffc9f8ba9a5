import { type Sql, sql } from '@watchbill/database';
import type { EntityField } from './entity-field.ts';
import { indexedField } from './indexed-field.ts';
import type { PageOrder } from './page-order.ts';

/** An order by one field in Backstage's names. Entities without it come last in either direction. */
export interface FieldOrder {
  readonly field: string;
  readonly order: 'asc' | 'desc';
}

export function entityOrder(orders: readonly FieldOrder[]): PageOrder {
  const fields = orders.map(({ field, order }) => ({
    field: indexedField(field),
    descending: order === 'desc',
  }));
  return {
    keys: fields.map(({ field, descending }) => ({ value: orderValue(field), descending })),
    needsHealth: fields.some(({ field }) => field.health),
    indexed: fields.length === 0 || (fields.length === 1 && fields[0]?.field.key === 'metadata.name'),
  };
}

/** What an entity is ordered by: the least value of the field, without regard to case. */
function orderValue(field: EntityField): Sql {
  if ('one' in field) return field.folded ?? sql`lower(${field.one})`;
  return sql`(select min(lower(f.value) collate "C") from (${field.many}) as f(value))`;
}
