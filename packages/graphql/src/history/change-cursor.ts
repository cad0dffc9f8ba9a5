import type { Change } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import { fromCursor, toCursor } from '../cursor.ts';

export function changeCursor({ id }: Change): string {
  return toCursor(`change ${id}`);
}

/** The id of the change. @throws InputError when no list of changes gave this cursor. */
export function readChangeCursor(cursor: string): string {
  const id = /^change (\d{1,18})$/.exec(fromCursor(cursor))?.[1];
  if (id) return id;
  throw new InputError(`after '${cursor}': expected a cursor as a page of changes gave it`);
}
