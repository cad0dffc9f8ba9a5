import { sql, type Transaction } from './database.ts';
import type { Cell } from './prepared-statement.ts';
import { connectionOf } from './transaction-connection.ts';

/**
 * Runs a statement of a transaction past Prisma, which prints and parses large parameters and results once more.
 * @param text with `$1`, `$2` … for values
 */
export async function queryDirectly<Row extends readonly Cell[]>(
  tx: Transaction,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const connection = connectionOf(tx);
  // Fails when the transaction is over: a connection that was given back is not ours to use.
  await tx.$executeRaw(sql`select 1`);
  const { rows } = await connection.query<Row[]>({ text, values: [...values], rowMode: 'array' });
  return rows as unknown as readonly Row[];
}
