import { InputError } from '@watchbill/model';
import { fromCursor, toCursor } from './cursor.ts';

/** The place in a list that is ordered by several texts. */
export function partsCursor(list: string, parts: readonly string[]): string {
  return toCursor(`${list} ${JSON.stringify(parts)}`);
}

/** The texts. @throws InputError when the list of that name gave no such cursor. */
export function readPartsCursor(list: string, cursor: string, count: number): readonly string[] {
  const place = fromCursor(cursor);
  const parts = place.startsWith(`${list} [`) ? parse(place.slice(list.length + 1)) : undefined;
  if (Array.isArray(parts) && parts.length === count && parts.every((part) => typeof part === 'string')) {
    return parts;
  }
  throw new InputError(`after '${cursor}': expected a cursor as a page of this list gave it`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
