import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type CopyValue, copyLine } from './copy-line.ts';
import { sql, type Transaction } from './database.ts';
import { connectionOf } from './transaction-connection.ts';

/** What is sent at one go: rows are made while PostgreSQL takes those before. */
const MAX_CHARACTERS = 128_000;

/**
 * Appends rows to a table in one COPY, as many as there are in the memory of a few: half of what an INSERT costs PostgreSQL,
 * and a third of what it costs here, because Prisma prints and parses each parameter once more.
 * @param columns in the order of the rows' values; other columns take their defaults
 */
export async function copyRows(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const chunks = toChunks(rows);
  const first = chunks.next();
  if (first.done) return;
  const connection = connectionOf(tx);
  // Fails when the transaction is over: a connection that was given back is not ours to write to.
  await tx.$executeRaw(sql`select 1`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  const target = connection.query(copyFrom(`copy "${table}" (${names}) from stdin`));
  await pipeline(Readable.from(startedWith(first.value, chunks)), target);
}

function* startedWith(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

function* toChunks(rows: Iterable<readonly CopyValue[]>): Generator<string, void> {
  let chunk = '';
  for (const row of rows) {
    chunk += copyLine(row);
    if (chunk.length < MAX_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
