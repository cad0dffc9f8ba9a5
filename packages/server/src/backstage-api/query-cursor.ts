import type { EntityFilter, EntityPosition, EntityQuery } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { readOrders } from './parse-orders.ts';
import { isMap, readCount, readText, readTexts } from './request-values.ts';

/** What `by-query` asks for, wherever the page begins. */
export type StandingQuery = Pick<EntityQuery, 'filter' | 'text' | 'orders'>;

/** A place in the answer to a query, with the query itself: a cursor needs nothing beside it. */
export interface QueryCursor extends StandingQuery {
  readonly from: EntityPosition;
  readonly backwards: boolean;
  /** As counted for the first page. */
  readonly total: number;
}

/** `query` is where `@backstage/catalog-client` looks to know whether the cursor is too long for a URL. */
export function printQueryCursor({ filter, text, orders, from, backwards, total }: QueryCursor): string {
  const fields = {
    query: filter,
    fullTextFilter: text,
    orderFields: orders ?? [],
    orderFieldValues: [...from.values, from.ref],
    isPrevious: backwards,
    totalItems: total,
  };
  return Buffer.from(JSON.stringify(fields)).toString('base64');
}

/** @throws InputError when the text is no cursor. The filter is compiled, and so checked, like any other. */
export function parseQueryCursor(text: string): QueryCursor {
  try {
    return toCursor(JSON.parse(Buffer.from(text, 'base64').toString()));
  } catch (error) {
    if (!(error instanceof InputError || error instanceof SyntaxError)) throw error;
    throw new InputError(`cursor '${text.slice(0, 40)}': expected the nextCursor or prevCursor of a page`);
  }
}

function toCursor(value: unknown): QueryCursor {
  if (!isMap(value) || !isMap(value.query ?? {})) throw new InputError('no cursor');
  const orders = readOrders(value.orderFields, 'orderFields');
  const place: readonly unknown[] = Array.isArray(value.orderFieldValues) ? value.orderFieldValues : [];
  const values = place.slice(0, -1);
  const ref = place.at(-1);
  if (typeof ref !== 'string' || values.length !== orders.length || !values.every(isKey)) {
    throw new InputError('no position');
  }
  return {
    filter: value.query as EntityFilter | undefined,
    text: readFullText(value.fullTextFilter),
    orders,
    from: { values, ref },
    backwards: value.isPrevious === true,
    total: readCount(value.totalItems, 'totalItems', 0) ?? 0,
  };
}

const isKey = (value: unknown): value is string | null => value === null || typeof value === 'string';

function readFullText(value: unknown): StandingQuery['text'] {
  if (!isMap(value)) return undefined;
  return { term: readText(value.term, 'term') ?? '', fields: readTexts(value.fields, 'fields') ?? [] };
}
