import { InputError } from '@watchbill/model';
import { isMap, readCount } from './request-values.ts';

/** Where the next page of `GET /entities` begins, in Backstage's notation. */
export interface ListCursor {
  readonly limit: number;
  readonly offset: number;
}

export function printListCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

/** @throws InputError when the text is no cursor. */
export function parseListCursor(text: string): Partial<ListCursor> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    value = undefined;
  }
  if (!isMap(value)) throw new InputError(`after '${text}': expected the one of a Link to the next page`);
  const limit = readCount(value.limit, 'limit of after', 1);
  const offset = readCount(value.offset, 'offset of after', 0);
  return { ...(limit === undefined ? {} : { limit }), ...(offset === undefined ? {} : { offset }) };
}
