import { applyTransitions } from '@watchbill/alerting';
import type { Database } from '@watchbill/database';
import { markLateChecks } from '@watchbill/health';
import { deleteExpiredCredentials } from '../auth/credential.ts';
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

const CLEAN_MS = 3_600_000;

export function startCredentialCleaning(
  db: Database,
  clock: () => Date,
  onError: (error: unknown) => void,
): Duty {
  return every(CLEAN_MS, () => db.transact((tx) => deleteExpiredCredentials(tx, clock())), onError);
}
