import { type CopyType, type CopyValue, joinSql, rawSql, type Sql } from '@watchbill/database';
import type { EntityRow } from './entity-row.ts';
import { toStorableJson } from './storable-json.ts';

/**
 * The columns that an entity is written to, with their types. A new column is one line here, one in `EntityRecord` with
 * its value in `toRecord`, or both in `entity-row.ts` when only an index needs it.
 */
export const ENTITY_COLUMN_TYPES = {
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
} as const satisfies Record<keyof EntityRow, CopyType>;

const NAMES = Object.keys(ENTITY_COLUMN_TYPES) as (keyof EntityRow)[];

/** Values in the order of `ENTITY_COLUMN_TYPES`, as COPY takes them. */
export function toCopyValues(row: EntityRow): readonly CopyValue[] {
  return NAMES.map((name) => (name === 'document' ? toStorableJson(row.document) : row[name]));
}

/** `ref text, kind text, …`, for jsonb_to_recordset. */
export const WRITTEN_COLUMN_TYPES: Sql = list((name) => `${name} ${ENTITY_COLUMN_TYPES[name]}`);

/** `ref = n.ref, …` */
export const COLUMN_ASSIGNMENTS: Sql = list((name) => `${name} = n.${name}`);

function list(print: (name: keyof EntityRow) => string): Sql {
  return joinSql(NAMES.map((name) => rawSql(print(name))));
}
