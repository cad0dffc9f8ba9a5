import { sql, type Transaction } from '@watchbill/database';

/** When the next delivery falls due that is not due yet; null when there is none. */
export async function nextAttemptAt(tx: Transaction, now: Date): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>(sql`
    select min(greatest(next_attempt_at, lease_until)) as at from delivery
    where next_attempt_at is not null and greatest(next_attempt_at, lease_until) > ${now}`);
  return row?.at ?? null;
}
