import { type Sql, sql } from '@watchbill/database';

/** Whether entity `e` has one of these terms. Served by an index; as a filter of rows it costs half a microsecond. */
export function hasTerm(terms: readonly number[]): Sql {
  return sql`e.terms && ${`{${terms}}`}::bigint[]`;
}
