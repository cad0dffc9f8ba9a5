import { notify, sql, type Transaction } from '@watchbill/database';
import type { RunResult } from '@watchbill/model';
import type { ClaimedRun } from './claim-runs.ts';
import { nextSlot } from './due-time.ts';
import { RUN_CHANGED } from './run-events.ts';

/**
 * Records what a claimed run brought, frees the check and sets its next time.
 * @returns false when the lease was lost meanwhile: somebody else answers for this run, and nothing is written.
 */
export async function finishRun(
  tx: Transaction,
  run: ClaimedRun,
  result: RunResult,
  now: Date,
): Promise<boolean> {
  const next = nextSlot(run.checkRef, run.definition.everyMs, now);
  const freed = await tx.$executeRaw(sql`
    update "check" set lease_until = null, lease_by = null, retry = false, next_run_at = ${next},
      verdict_at = case when ${result.outcome} = 'RUNNER_FAULT' then verdict_at else ${now} end
    where ref = ${run.checkRef} and epoch = ${run.epoch} and lease_until is not null`);
  if (freed === 0) return false;
  await tx.run.update({
    where: { id: run.id },
    data: {
      state: 'FINISHED',
      outcome: result.outcome,
      reason: result.reason,
      ...(result.failure ? { failure: { ...result.failure } } : {}),
      steps: asJson(result.steps),
      requests: asJson(result.requests),
      thresholds: asJson(result.thresholds),
      console: asJson(result.console),
      truncated: result.truncated,
      runner: result.runner,
      startedAt: result.startedAt,
      finishedAt: result.finishedAt,
    },
  });
  await tx.runEventRow.deleteMany({ where: { runId: run.id } });
  await notify(tx, RUN_CHANGED, run.id);
  return true;
}

/** Prisma's JSON input wants mutable, index-signed types; ours are readonly. PostgreSQL's jsonb cannot hold U+0000. */
function asJson(list: readonly object[]): object[] {
  return JSON.parse(JSON.stringify(list).replaceAll('\\u0000', '')) as object[];
}
