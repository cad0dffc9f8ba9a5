import type { EntityFilter, FieldOrder } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { parseFilter } from './parse-filter.ts';
import { parseOrderFields, readOrders } from './parse-orders.ts';
import { type Fields, toFields } from './prune-fields.ts';
import { parseQueryCursor, type QueryCursor, type StandingQuery } from './query-cursor.ts';
import {
  isMap,
  readCommaTexts,
  readCount,
  readText,
  readTexts,
  readWord,
  refuseEmpty,
  shown,
  type Values,
} from './request-values.ts';

/** A page of `by-query`, however it was asked for. */
export interface QueryRequest {
  readonly fields: Fields;
  readonly limit: number;
  readonly offset?: number | undefined;
  readonly count: boolean;
  readonly standing: StandingQuery;
  readonly cursor?: QueryCursor | undefined;
}

/** As in Backstage. */
const DEFAULT_LIMIT = 200;
/** What is more comes as further pages. */
const MOST = 10_000;

/** Parameters of `GET`. */
export function readQueryParameters(query: Values): QueryRequest {
  refuseEmpty(query);
  return readRequest(query, readCommaTexts(query.fields, 'fields'), () => {
    const orders = parseOrderFields(readTexts(query.orderField, 'orderField'));
    const term = readText(query.fullTextFilterTerm, 'fullTextFilterTerm');
    const fields = readCommaTexts(query.fullTextFilterFields, 'fullTextFilterFields');
    return {
      filter: parseFilter(readTexts(query.filter, 'filter')),
      orders,
      text: toText(term, fields, orders),
    };
  });
}

/** The body of `POST`. */
export function readQueryBody(body: Values): QueryRequest {
  return readRequest(body, readTexts(body.fields, 'fields') ?? [], () => {
    const orders = readOrders(body.orderBy, 'orderBy');
    const { term, fields } = isMap(body.fullTextFilter) ? body.fullTextFilter : {};
    const texts = readTexts(fields, 'fullTextFilter.fields') ?? [];
    return {
      filter: readPredicate(body.query),
      orders,
      text: toText(readText(term, 'fullTextFilter.term'), texts, orders),
    };
  });
}

/** @throws InputError when it is no map; what is in it is checked where it is compiled. */
export function readPredicate(value: unknown): EntityFilter | undefined {
  if (value === undefined || isMap(value)) return value;
  throw new InputError(`query '${shown(value)}': expected a map, e.g. { "kind": "Component" }`);
}

/** A cursor holds all of the query: what stands beside it does not count, right or wrong. */
function readRequest(
  given: Values,
  fields: readonly string[],
  readStanding: () => StandingQuery,
): QueryRequest {
  const paging = {
    fields: toFields(fields),
    limit: Math.min(readCount(given.limit, 'limit', 0) ?? DEFAULT_LIMIT, MOST),
  };
  const text = readText(given.cursor, 'cursor');
  if (text !== undefined) {
    const cursor = parseQueryCursor(text);
    return { ...paging, count: false, standing: cursor, cursor };
  }
  return {
    ...paging,
    offset: readCount(given.offset, 'offset', 0),
    count: readWord(given.totalItems, 'totalItems', ['include', 'exclude']) !== 'exclude',
    standing: readStanding(),
  };
}

/** Without fields the text is sought in what the page is ordered by, as in Backstage. */
function toText(
  term: string | undefined,
  fields: readonly string[],
  orders: readonly FieldOrder[],
): StandingQuery['text'] {
  if (term === undefined || term.trim() === '') return undefined;
  return { term, fields: fields.length > 0 ? fields : [orders[0]?.field ?? 'metadata.uid'] };
}
