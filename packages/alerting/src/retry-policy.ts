import type { DeliveryResult } from './notifier.ts';

/** Waits after the first, second, … failed attempt; the last one from then on. */
const DELAYS_MS = [5_000, 15_000, 45_000, 120_000, 300_000, 600_000] as const;
/** A message older than this is no longer news. */
export const GIVE_UP_AFTER_MS = 86_400_000;
/** Targets that failed together do not come back together. */
const JITTER = 0.2;

export interface Attempt {
  /** How many were made, this one included. */
  readonly attempts: number;
  readonly createdAt: Date;
}

export type AttemptOutcome =
  | { readonly state: 'DELIVERED' }
  | { readonly state: 'PENDING'; readonly nextAttemptAt: Date; readonly error: string }
  | { readonly state: 'FAILED'; readonly error: string };

/**
 * What follows from one attempt. A wait that the far end asks for is a least, also when it is longer than ours; only the last attempt,
 * at the age of 24 hours, is made regardless, so that nothing fails unattempted.
 * @param random from 0 up to 1, spreads the waits.
 */
export function afterAttempt(
  { attempts, createdAt }: Attempt,
  result: DeliveryResult,
  now: Date,
  random: number,
): AttemptOutcome {
  switch (result.type) {
    case 'delivered':
      return { state: 'DELIVERED' };
    case 'reject':
      return { state: 'FAILED', error: result.reason };
    case 'retry': {
      const last = createdAt.getTime() + GIVE_UP_AFTER_MS;
      if (now.getTime() >= last) {
        return {
          state: 'FAILED',
          error: `${result.reason} (given up after ${attempts} attempts in 24 hours)`,
        };
      }
      const wait = Math.max(delayMs(attempts), result.afterMs ?? 0) * (1 + JITTER * random);
      return {
        state: 'PENDING',
        nextAttemptAt: new Date(Math.min(now.getTime() + Math.round(wait), last)),
        error: result.reason,
      };
    }
    default:
      return result satisfies never;
  }
}

function delayMs(attempts: number): number {
  return DELAYS_MS[Math.min(Math.max(attempts, 1), DELAYS_MS.length) - 1] ?? DELAYS_MS[0];
}
