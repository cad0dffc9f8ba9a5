import type { Transaction } from '@watchbill/database';
import { queueRuns } from './queue-runs.ts';

/** Asks for a run of every check of these entities, ahead of all that is due: they have just been deployed. Paused ones stay paused. */
export async function requestRunsOf(
  tx: Transaction,
  entityRefs: readonly string[],
  now: Date,
): Promise<void> {
  if (entityRefs.length === 0) return;
  const where = { entityRef: { in: [...entityRefs] }, paused: false };
  const checks = await tx.check.findMany({ where, select: { ref: true } });
  const refs = checks.map(({ ref }) => ref);
  await queueRuns(tx, refs, { trigger: 'DEPLOYMENT', actor: null }, now);
}
