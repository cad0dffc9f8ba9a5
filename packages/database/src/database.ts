import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { preparedOver, type ReadPrepared } from './prepared-statement.ts';
import { type RawReader, rawReaderOver } from './raw-reader.ts';
import { TrackedPool, tracked } from './transaction-connection.ts';

/** What a database operation works in: typed models and raw SQL, all in one transaction. */
export type Transaction = Prisma.TransactionClient;

export const { sql, join: joinSql, empty: emptySql, raw: rawSql } = Prisma;
export type Sql = Prisma.Sql;

export interface Database {
  /** For single reads, which need no transaction. */
  readonly read: Transaction;
  /** For single reads in SQL that is put together, past Prisma. */
  readonly direct: RawReader;
  /** For the few single reads that must cost next to nothing. */
  readonly readPrepared: ReadPrepared;
  /** Runs the work in one transaction, again from its start when PostgreSQL asks for that (deadlock, serialization). */
  transact<T>(work: (tx: Transaction) => Promise<T>, options?: TransactOptions): Promise<T>;
  close(): Promise<void>;
}

export interface TransactOptions {
  /** In milliseconds; then it is rolled back. A minute, unless the work is known to be large. */
  readonly atMostMs?: number;
}

export interface DatabaseOptions {
  readonly maxConnections?: number;
  /** Told of errors on idle connections; queries report their own. */
  readonly onError?: (error: Error) => void;
}

const ATTEMPTS = 5;
const MAX_WAIT_MS = 15_000;
const AT_MOST_MS = 60_000;

export function openDatabase(
  url: string,
  { maxConnections = 10, onError = () => {} }: DatabaseOptions = {},
): Database {
  const pool = new TrackedPool({ connectionString: url, max: maxConnections });
  pool.on('error', onError);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const transact = async <T>(
    work: (tx: Transaction) => Promise<T>,
    { atMostMs = AT_MOST_MS }: TransactOptions = {},
  ): Promise<T> => {
    const limits = { maxWait: MAX_WAIT_MS, timeout: atMostMs };
    for (let attempt = 1; ; attempt++) {
      try {
        return await tracked<Transaction, T>((tracing) => prisma.$transaction(tracing, limits), work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  };
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
  };
  return { read: prisma, direct: rawReaderOver(pool), readPrepared: preparedOver(pool), transact, close };
}

/** PostgreSQL's deadlock_detected and serialization_failure, as themselves or as Prisma wraps them (P2034). */
function isRetryable(error: unknown): boolean {
  const { code, meta } = error as { code?: string; meta?: { code?: string } };
  return code === 'P2034' || ['40P01', '40001'].includes(meta?.code ?? code ?? '');
}
