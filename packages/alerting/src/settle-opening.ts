import type { Delivery } from './delivery.ts';

/** What becomes of one target's opening when the incident resolves. */
export type Settlement =
  /** Leave it, and send the recovery after it. */
  | 'tell'
  /** Never sent and over already: withdraw it, and say nothing of the recovery. */
  | 'withdraw'
  /** Told once, not yet told that it got worse: drop that news, and send the recovery. */
  | 'tell-without-worsening'
  /** Was never to hear of it, or never will: say nothing. */
  | 'none';

/** The recovery goes to exactly those whom the opening has reached or may have reached. */
export function settleOpening({
  state,
  attempts,
  deliveredAt,
}: Pick<Delivery, 'state' | 'attempts' | 'deliveredAt'>): Settlement {
  switch (state) {
    case 'DELIVERED':
      return 'tell';
    case 'PENDING':
      // An attempt that nobody completed may have arrived.
      if (attempts > 0) return 'tell';
      return deliveredAt ? 'tell-without-worsening' : 'withdraw';
    case 'FAILED':
      return deliveredAt ? 'tell' : 'none';
    case 'SUPPRESSED':
      return 'none';
    default:
      return state satisfies never;
  }
}
