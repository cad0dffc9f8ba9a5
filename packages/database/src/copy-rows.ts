import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type CopyType, type CopyValue, encodeCopy } from './copy-encoder.ts';
import { sql, type Transaction } from './database.ts';
import { connectionOf } from './transaction-connection.ts';

/** What is sent at one go: rows are made while PostgreSQL takes those before. */
const PIECE_BYTES = 131_072;

/**
 * Appends rows to a table in one COPY, as many as there are in the memory of a few: half of what an INSERT costs PostgreSQL,
 * and a third of what it costs here, because Prisma prints and parses each parameter once more.
 * @param columns with their types, in the order of the rows' values; other columns take their defaults
 */
export async function copyRows(
  tx: Transaction,
  table: string,
  columns: Readonly<Record<string, CopyType>>,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return;
  const connection = connectionOf(tx);
  // Fails when the transaction is over: a connection that was given back is not ours to write to.
  await tx.$executeRaw(sql`select 1`);
  const names = Object.keys(columns).map((column) => `"${column}"`);
  const target = connection.query(copyFrom(`copy "${table}" (${names.join(', ')}) from stdin binary`));
  const pieces = encodeCopy(Object.values(columns), startedWith(first.value, iterator), PIECE_BYTES);
  await pipeline(Readable.from(pieces), target);
}

function* startedWith<T>(first: T, rest: Iterator<T>): Generator<T> {
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}
