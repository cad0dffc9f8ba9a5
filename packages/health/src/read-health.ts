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

/** What is known of the health of these entities and checks, by ref. Those that nothing watches are absent. */
export async function knownHealth(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Health>> {
  const rows = await tx.health.findMany({ where: { ref: { in: [...refs] } } });
  return new Map(
    rows.map(({ ref, state, since, reason, causeRef, runId }) => [
      ref,
      { ref, state: state as HealthState, since, reason, causeRef, runId },
    ]),
  );
}

/** The health of each of these entities or checks, in their order; UNKNOWN for those of which nothing is known. */
export async function healthOf(
  tx: Transaction,
  refs: readonly string[],
  now: Date,
): Promise<readonly Health[]> {
  const known = await knownHealth(tx, refs);
  return refs.map(
    (ref) =>
      known.get(ref) ?? {
        ref,
        state: 'UNKNOWN',
        since: now,
        reason: UNWATCHED,
        causeRef: null,
        runId: null,
      },
  );
}
