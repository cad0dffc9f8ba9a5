import type { FieldOrder } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { isMap, shown } from './request-values.ts';

/** `order=asc:metadata.name` of `GET /entities`. */
export function parseOrders(texts: readonly string[] = []): readonly FieldOrder[] {
  return checked(
    texts.map((text) => {
      const [, order, field] = /^(asc|desc):(.+)$/.exec(text) ?? [];
      return toOrder(
        field,
        order,
        `order '${text}': expected asc: or desc: and a field, e.g. 'asc:metadata.name'`,
      );
    }),
  );
}

/** `orderField=metadata.name,asc` of `GET /entities/by-query`; ascending when it does not say. */
export function parseOrderFields(texts: readonly string[] = []): readonly FieldOrder[] {
  return checked(
    texts.map((text) => {
      const [, field, order = 'asc'] = /^([^,]+)(?:,(asc|desc))?$/.exec(text) ?? [];
      return toOrder(
        field,
        order,
        `orderField '${text}': expected a field with ,asc or ,desc, e.g. 'kind,asc'`,
      );
    }),
  );
}

/** `orderBy` of `POST /entities/by-query`, and what a cursor holds. */
export function readOrders(value: unknown, place: string): readonly FieldOrder[] {
  if (value === undefined) return [];
  const expected = `${place} '${shown(value)}': expected a list such as [{ "field": "kind", "order": "asc" }]`;
  if (!Array.isArray(value)) throw new InputError(expected);
  return checked(
    value.map((item: unknown) =>
      isMap(item) ? toOrder(item.field, item.order, expected) : toOrder('', '', expected),
    ),
  );
}

const MOST = 10;

function checked(orders: readonly FieldOrder[]): readonly FieldOrder[] {
  if (orders.length <= MOST) return orders;
  throw new InputError(`order by ${orders.length} fields: expected at most ${MOST}`);
}

function toOrder(field: unknown, order: unknown, otherwise: string): FieldOrder {
  if (typeof field === 'string' && field !== '' && (order === 'asc' || order === 'desc'))
    return { field, order };
  throw new InputError(otherwise);
}
