import { notify, type Transaction } from '@watchbill/database';
import { RUN_REQUESTED } from './queue-runs.ts';

/** Moves a check's next run forward, to look again into a doubt; never back. */
export async function hastenCheck(tx: Transaction, ref: string, at: Date): Promise<void> {
  const { count } = await tx.check.updateMany({
    where: { ref, nextRunAt: { gt: at } },
    data: { nextRunAt: at, retry: true },
  });
  if (count > 0) await notify(tx, RUN_REQUESTED, ref);
}
