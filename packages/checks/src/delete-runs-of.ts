import { sql, type Transaction } from '@watchbill/database';

/** Deletes the runs of checks that cannot come back. Those of these refs that are there keep theirs. */
export async function deleteRunsOf(tx: Transaction, checkRefs: readonly string[]): Promise<void> {
  if (checkRefs.length === 0) return;
  await tx.$executeRaw(sql`
    delete from run where check_ref = any(${[...checkRefs]}::text[])
      and not exists (select from "check" c where c.ref = run.check_ref)`);
}
