import { notify, sql, type Transaction } from '@watchbill/database';
import type { Confirmation, HealthState } from '@watchbill/model';
import {
  type CheckEvent,
  type CheckHealth,
  type CheckMemory,
  nextCheckHealth,
  unknownHealth,
} from './check-health.ts';
import type { EntityTransition } from './entity-transition.ts';
import { HEALTH_CHANGED, rollUpEntities } from './roll-up-entities.ts';

export interface WatchedCheck {
  readonly ref: string;
  readonly entityRef: string;
  readonly confirm: Confirmation;
}

export interface AppliedEvent {
  readonly recheck: boolean;
  readonly transitions: readonly EntityTransition[];
}

/** Takes a verdict, or the lack of one, into the health of a check, of the entity it marks, and of what that is part of. */
export async function applyCheckEvent(
  tx: Transaction,
  check: WatchedCheck,
  event: CheckEvent,
  now: Date,
): Promise<AppliedEvent> {
  const before = await lockHealth(tx, check.ref, now);
  const { health, recheck } = nextCheckHealth(before, event, now, check.confirm);
  const { state, since, reason, runId, memory } = health;
  await tx.health.update({
    where: { ref: check.ref },
    data: { state, since, reason, runId, memory: JSON.parse(JSON.stringify(memory)) },
  });
  if (state !== before.state) await notify(tx, HEALTH_CHANGED, check.ref);
  return { recheck, transitions: await rollUpEntities(tx, [check.entityRef], now) };
}

async function lockHealth(tx: Transaction, ref: string, now: Date): Promise<CheckHealth> {
  const fresh = unknownHealth(now);
  await tx.$executeRaw(sql`
    insert into health (ref, state, since, reason) values (${ref}, ${fresh.state}, ${now}, ${fresh.reason})
    on conflict (ref) do nothing`);
  const [row] = await tx.$queryRaw<
    { state: string; since: Date; reason: string; runId: string | null; memory: CheckMemory | null }[]
  >(
    sql`select state, since, reason, run_id::text as "runId", memory from health where ref = ${ref} for update`,
  );
  return row ? { ...row, state: row.state as HealthState, memory: row.memory ?? fresh.memory } : fresh;
}
