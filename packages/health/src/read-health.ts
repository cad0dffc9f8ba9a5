import type { Transaction } from '@watchbill/database';
import type { HealthState } from '@watchbill/model';
import { UNWATCHED } from './rolled-health.ts';

export interface Health {
  readonly ref: string;
  readonly state: HealthState;
  readonly since: Date;
  readonly reason: string;
  readonly causeRef: string | null;
  readonly runId: string | null;
}

/** The health of each of these entities or checks, in their order; UNKNOWN for those of which nothing is known. */
export async function healthOf(
  tx: Transaction,
  refs: readonly string[],
  now: Date,
): Promise<readonly Health[]> {
  const rows = await tx.health.findMany({ where: { ref: { in: [...refs] } } });
  const found = new Map(rows.map((row) => [row.ref, row]));
  return refs.map((ref) => {
    const row = found.get(ref);
    if (!row) return { ref, state: 'UNKNOWN', since: now, reason: UNWATCHED, causeRef: null, runId: null };
    const { state, since, reason, causeRef, runId } = row;
    return { ref, state: state as HealthState, since, reason, causeRef, runId };
  });
}
