import type { Transaction } from '@watchbill/database';
import { NotFoundError } from '@watchbill/model';
import { queueRuns } from './queue-runs.ts';

/**
 * Asks for a run of a check now, ahead of all that is due. A run that already waits is returned instead of a second one.
 * @returns the run's id
 * @throws NotFoundError when there is no such check.
 */
export async function requestRun(
  tx: Transaction,
  checkRef: string,
  actor: string,
  now: Date,
): Promise<string> {
  const check = await tx.check.findUnique({ where: { ref: checkRef }, select: { ref: true } });
  if (!check)
    throw new NotFoundError(`check '${checkRef}': there is no such check; 'watchbill check list' lists all`);
  await queueRuns(tx, [checkRef], { trigger: 'MANUAL', actor }, now);
  const queued = await tx.run.findFirstOrThrow({
    where: { checkRef, state: 'QUEUED' },
    select: { id: true },
  });
  return queued.id;
}
