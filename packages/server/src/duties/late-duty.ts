import { applyTransitions } from '@watchbill/alerting';
import type { Database } from '@watchbill/database';
import { markLateChecks } from '@watchbill/health';
import { type Duty, every } from './every.ts';
import type { AlertingContext } from './settle-verdict.ts';

const LOOK_MS = 2_000;

/** Looks for checks whose verdict never came. */
export function startLateDuty(
  db: Database,
  clock: () => Date,
  alerting: AlertingContext,
  onError: (error: unknown) => void,
): Duty {
  const work = () =>
    db.transact(async (tx) => {
      const now = clock();
      const transitions = await markLateChecks(tx, now);
      await applyTransitions(tx, transitions, { ...alerting, now });
    });
  return every(LOOK_MS, work, onError);
}
