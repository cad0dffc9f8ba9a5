import { sql, type Transaction } from '@watchbill/database';
import type { RunResult } from '@watchbill/model';
import type { ClaimedRun } from './claim-runs.ts';
import { abandonedResult } from './failed-result.ts';

interface AbandonedRow extends Omit<ClaimedRun, 'checkRef'> {
  readonly check_ref: string;
  readonly started_at: Date;
}

/** A run whose worker is gone, and the fault to record for it. */
export interface AbandonedRun {
  readonly run: ClaimedRun;
  readonly result: RunResult;
}

/**
 * Runs that nobody will finish: their lease has ended, or `deadWorker`, which is known to have stopped, holds it.
 * They are locked for the transaction, so that each is recorded once.
 */
export async function findAbandonedRuns(
  tx: Transaction,
  { now, deadWorker }: { now: Date; deadWorker?: string },
): Promise<readonly AbandonedRun[]> {
  const rows = await tx.$queryRaw<AbandonedRow[]>(sql`
    select r.id::text, r.check_ref, c.epoch, c.definition, r.trigger, r.started_at
    from "check" c join run r on r.check_ref = c.ref and r.state = 'RUNNING' and r.epoch = c.epoch
    where c.lease_until is not null and (c.lease_until < ${now} or c.lease_by = ${deadWorker ?? null})
    for update of c skip locked`);
  return rows.map(({ check_ref, started_at, ...row }) => ({
    run: { ...row, checkRef: check_ref },
    result: abandonedResult(started_at, now),
  }));
}
