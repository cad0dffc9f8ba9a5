import { sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';

/** @throws InputError when not every change since this time is kept. */
export async function requireHistory(tx: Transaction, at: Date): Promise<void> {
  const since = (await tx.history.findFirst())?.since;
  if (!since || at >= since) return;
  throw new InputError(
    `at '${at.toISOString()}': expected a time from which on changes are kept, ${since.toISOString()} or later`,
  );
}

/** Notes that changes before this time are no longer kept. */
export async function moveHistoryStart(tx: Transaction, since: Date): Promise<void> {
  await tx.$executeRaw(sql`
    insert into history (since) values (${since}::timestamptz)
    on conflict (id) do update set since = greatest(history.since, excluded.since)`);
}
