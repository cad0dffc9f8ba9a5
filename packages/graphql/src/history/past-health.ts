import type { PastEntity } from '@watchbill/catalog';
import type { Health } from '@watchbill/health';

/** No data is UNKNOWN: how an entity was is not kept with what it was. */
export function pastHealth({ ref, at }: PastEntity): Health {
  const reason = 'How it was then is not kept; the runs of its checks and its incidents tell.';
  return { ref, state: 'UNKNOWN', since: at, reason, causeRef: null, runId: null };
}
