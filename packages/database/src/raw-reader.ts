import { hash } from 'node:crypto';
import type pg from 'pg';
import type { Prisma } from '../generated/prisma/client.ts';

/** Something that runs a statement and gives its rows: a transaction, or connections without Prisma between. */
export interface RawReader {
  $queryRaw<T = unknown>(query: Prisma.Sql): PromiseLike<T>;
}

/**
 * Single reads past Prisma, which takes longer over a statement than PostgreSQL over a look-up. Rows are as `pg` reads
 * them: `bigint` and `numeric` come as text, so cast them. A statement without values is one of ours, always the same, so it
 * is prepared.
 */
export function rawReaderOver(pool: pg.Pool): RawReader {
  return {
    $queryRaw: async <T>({ text, values }: Prisma.Sql) => {
      const query = values.length === 0 ? { name: hash('md5', text), text } : { text, values };
      return (await pool.query(query)).rows as T;
    },
  };
}
