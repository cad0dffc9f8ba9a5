import { isUuid } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import type { Incident } from './incident.ts';

/** Where an incident stands in the list: unresolved before resolved, then newest first. */
export interface IncidentPosition {
  readonly resolved: boolean;
  readonly startedAt: Date;
  readonly id: string;
}

/** A text from which the list goes on after this incident, also when others came or went meanwhile. */
export function incidentCursor({
  state,
  startedAt,
  id,
}: Pick<Incident, 'state' | 'startedAt' | 'id'>): string {
  return Buffer.from(JSON.stringify([state === 'RESOLVED', startedAt.toISOString(), id])).toString(
    'base64url',
  );
}

/** @throws InputError when no list gave this cursor. */
export function parseIncidentCursor(cursor: string): IncidentPosition {
  const [resolved, startedAt, id] = decode(cursor);
  const time = new Date(typeof startedAt === 'string' ? startedAt : Number.NaN);
  if (
    typeof resolved === 'boolean' &&
    !Number.isNaN(time.getTime()) &&
    typeof id === 'string' &&
    isUuid(id)
  ) {
    return { resolved, startedAt: time, id };
  }
  throw new InputError(`after '${cursor}': expected a cursor as a page of incidents gave it`);
}

function decode(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
