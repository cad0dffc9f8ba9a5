import { joinSql, rawSql, type Sql } from '@watchbill/database';
import type { EntityRow } from './entity-row.ts';

/**
 * The columns that an entity is written to, with their types. A new column is one line here, one in `EntityRecord` with
 * its value in `toRecord`, or both in `entity-row.ts` when only an index needs it.
 */
const TYPES = {
  ref: 'text',
  kind: 'text',
  namespace: 'text',
  name: 'text',
  title: 'text',
  description: 'text',
  type: 'text',
  lifecycle: 'text',
  owner_ref: 'text',
  tags: 'text[]',
  document: 'jsonb',
  source_id: 'text',
  location: 'text',
  directory: 'text',
  root: 'text',
  identifiers: 'bigint[]',
  terms: 'bigint[]',
} as const satisfies Record<keyof EntityRow, string>;

const NAMES = Object.keys(TYPES);

/** `ref, kind, …` */
export const WRITTEN_COLUMNS: Sql = list((name) => name);

/** `ref text, kind text, …`, for jsonb_to_recordset. */
export const WRITTEN_COLUMN_TYPES: Sql = list((name) => `${name} ${TYPES[name as keyof typeof TYPES]}`);

/** `ref = n.ref, …` */
export const COLUMN_ASSIGNMENTS: Sql = list((name) => `${name} = n.${name}`);

function list(print: (name: string) => string): Sql {
  return joinSql(NAMES.map((name) => rawSql(print(name))));
}
