import { sql, type Transaction } from '@watchbill/database';

/** When the next check falls due that nobody runs; null when there is none. */
export async function nextDue(tx: Transaction, now: Date): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>(sql`
    select min(greatest(next_run_at, lease_until)) as at from "check"
    where not paused and (lease_until is null or lease_until > ${now} or next_run_at > ${now})`);
  return row?.at ?? null;
}
