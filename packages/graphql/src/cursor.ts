import { InputError } from '@watchbill/model';

/** The place after which a page starts, made opaque so that nobody builds one. */
export function toCursor(place: string): string {
  return Buffer.from(place).toString('base64url');
}

/** @throws InputError when the cursor is none of ours, as far as its form tells. */
export function fromCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (place !== '' && toCursor(place) === cursor) return place;
  throw new InputError(`after '${cursor}': expected a cursor as 'pageInfo.endCursor' gave it`);
}
