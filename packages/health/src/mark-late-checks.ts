import { findLateChecks } from '@watchbill/checks';
import type { Transaction } from '@watchbill/database';
import { formatDuration } from '@watchbill/model';
import { applyCheckEvent } from './apply-check-event.ts';
import type { EntityTransition } from './entity-transition.ts';

/** After a long stop everything is late: the rest follows with the next call. */
const MOST_AT_ONCE = 200;

/** No confirmation is at stake: the lack of a verdict makes UNKNOWN at once. */
const AT_ONCE = { failures: 1, successes: 1, retryAfterMs: 0 };

/** Makes UNKNOWN what has had no verdict within its deadline: a check that does not run must never look healthy. */
export async function markLateChecks(tx: Transaction, now: Date): Promise<readonly EntityTransition[]> {
  const late = await findLateChecks(tx, now);
  const unknown = await tx.health.findMany({
    where: { ref: { in: late.map(({ ref }) => ref) }, state: 'UNKNOWN' },
    select: { ref: true },
  });
  const known = new Set(unknown.map(({ ref }) => ref));
  const transitions: EntityTransition[] = [];
  const news = late.filter(({ ref }) => !known.has(ref)).slice(0, MOST_AT_ONCE);
  for (const { ref, entityRef, verdictAt, everyMs } of news) {
    const silence = formatDuration(Math.floor((now.getTime() - verdictAt.getTime()) / 1000) * 1000);
    const reason = `No verdict for ${silence}; it should run every ${formatDuration(everyMs)}.`;
    const applied = await applyCheckEvent(
      tx,
      { ref, entityRef, confirm: AT_ONCE },
      { type: 'late', reason },
      now,
    );
    transitions.push(...applied.transitions);
  }
  return transitions;
}
