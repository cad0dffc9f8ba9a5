import type pg from 'pg';

/**
 * A read that is asked for so often that what lies between us and PostgreSQL counts: it is parsed and planned once a
 * connection, and goes past Prisma. Name and text belong together for good.
 */
export interface PreparedStatement {
  readonly name: string;
  /** With `$1`, `$2` … for values. */
  readonly text: string;
}

/** A cell as `pg` reads it: text for `text`, `uuid` and what is cast to text, a Date for `timestamptz`, null for null. */
export type Cell = string | number | boolean | Date | null | readonly string[];

/** Reads rows as tuples, in the order of the statement's columns. */
export type ReadPrepared = <Row extends readonly Cell[]>(
  statement: PreparedStatement,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

/** Prepared reads over the connections of a pool. Each connection learns a statement when it first runs it there. */
export function preparedOver(pool: pg.Pool): ReadPrepared {
  return async <Row extends readonly Cell[]>({ name, text }: PreparedStatement, values: readonly unknown[]) =>
    (await pool.query<Row[]>({ name, text, values: [...values], rowMode: 'array' })).rows as unknown as Row[];
}
