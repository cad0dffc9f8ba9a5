import type { RunPosition } from '@watchbill/checks';
import { InputError } from '@watchbill/model';
import { fromCursor, toCursor } from '../cursor.ts';

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function runCursor({ queuedAt, id }: RunPosition): string {
  return toCursor(`${queuedAt.toISOString()} ${id}`);
}

/** @throws InputError when no list of runs gave this cursor. */
export function readRunCursor(cursor: string): RunPosition {
  const [, time, id] = PLACE.exec(fromCursor(cursor)) ?? [];
  const queuedAt = new Date(time ?? Number.NaN);
  if (id && !Number.isNaN(queuedAt.getTime())) return { queuedAt, id };
  throw new InputError(`after '${cursor}': expected a cursor as a page of runs gave it`);
}
