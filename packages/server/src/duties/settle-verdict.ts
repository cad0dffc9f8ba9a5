import { applyTransitions, type TransitionContext } from '@watchbill/alerting';
import { type ClaimedRun, hastenCheck } from '@watchbill/checks';
import type { Transaction } from '@watchbill/database';
import { applyCheckEvent } from '@watchbill/health';
import type { RunResult } from '@watchbill/model';

export type AlertingContext = Omit<TransitionContext, 'now'>;

/** A verdict on its way through the system: health, then incidents and their messages, all in the transaction that records the run. */
export async function settleVerdict(
  tx: Transaction,
  { id, checkRef, definition }: ClaimedRun,
  { outcome, reason }: RunResult,
  now: Date,
  alerting: AlertingContext,
): Promise<void> {
  const { entityRef, confirm } = definition;
  const check = { ref: checkRef, entityRef, confirm };
  const applied = await applyCheckEvent(tx, check, { type: 'verdict', outcome, reason, runId: id }, now);
  if (applied.recheck) await hastenCheck(tx, checkRef, new Date(now.getTime() + confirm.retryAfterMs));
  await applyTransitions(tx, applied.transitions, { ...alerting, now });
}
