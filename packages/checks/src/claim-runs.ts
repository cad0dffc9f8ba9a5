import { randomUUIDv7 } from 'node:crypto';
import { joinSql, sql, type Transaction } from '@watchbill/database';
import type { RunTrigger } from '@watchbill/model';
import { RUN_CHANGED } from './run-events.ts';
import type { StoredDefinition } from './scheduled-check.ts';

/** A run that is this worker's to do until its lease ends. */
export interface ClaimedRun {
  readonly id: string;
  readonly checkRef: string;
  readonly epoch: number;
  readonly definition: StoredDefinition;
  readonly trigger: RunTrigger;
}

export interface Claim {
  readonly worker: string;
  readonly limit: number;
  readonly now: Date;
}

interface LeasedCheck {
  readonly ref: string;
  readonly entity_ref: string;
  readonly definition: StoredDefinition;
  readonly epoch: number;
  readonly retry: boolean;
}

/** What a lease lasts beyond the check's own timeout: starting, killing and recording a run. */
const LEASE_GRACE_MS = 15_000;

/**
 * Takes up to `limit` checks that are due or asked for, those that a person waits for first. A check that runs is not taken again
 * before its lease ends, by whatever number of workers.
 */
export async function claimRuns(
  tx: Transaction,
  { worker, limit, now }: Claim,
): Promise<readonly ClaimedRun[]> {
  const leased = await tx.$queryRaw<LeasedCheck[]>(sql`
    with due as (
      select c.ref from "check" c
      left join run q on q.check_ref = c.ref and q.state = 'QUEUED'
      where (c.lease_until is null or c.lease_until < ${now})
        and (q.id is not null or (not c.paused and c.next_run_at <= ${now}))
      order by q.queued_at nulls last, c.next_run_at
      limit ${limit} for update of c skip locked
    )
    update "check" c set lease_by = ${worker}, epoch = c.epoch + 1,
      lease_until = ${now}::timestamptz + (c.timeout_ms + ${LEASE_GRACE_MS}) * interval '1 ms'
    from due where c.ref = due.ref
    returning c.ref, c.entity_ref, c.definition, c.epoch, c.retry`);
  if (leased.length === 0) return [];
  const asked = await startQueued(tx, leased, now);
  const scheduled = leased
    .filter(({ ref }) => !asked.has(ref))
    .map((check) => ({ ...check, id: randomUUIDv7() }));
  if (scheduled.length > 0) {
    await tx.run.createMany({
      data: scheduled.map(({ id, ref, entity_ref, epoch, retry }) => ({
        id,
        checkRef: ref,
        entityRef: entity_ref,
        state: 'RUNNING',
        trigger: scheduledTrigger(retry),
        queuedAt: now,
        startedAt: now,
        epoch,
      })),
    });
  }
  const ids = new Map([...asked, ...scheduled.map(({ ref, id }) => [ref, id] as const)]);
  return leased.map(({ ref, epoch, definition, retry }) => ({
    id: ids.get(ref) as string,
    checkRef: ref,
    epoch,
    definition,
    trigger: asked.has(ref) ? 'MANUAL' : scheduledTrigger(retry),
  }));
}

function scheduledTrigger(retry: boolean): RunTrigger {
  return retry ? 'RETRY' : 'SCHEDULE';
}

async function startQueued(
  tx: Transaction,
  leased: readonly LeasedCheck[],
  now: Date,
): Promise<Map<string, string>> {
  const pairs = joinSql(leased.map(({ ref, epoch }) => sql`(${ref}, ${epoch}::int)`));
  const started = await tx.$queryRaw<{ id: string; check_ref: string }[]>(sql`
    with started as (
      update run r set state = 'RUNNING', started_at = ${now}, epoch = l.epoch
      from (values ${pairs}) as l(ref, epoch)
      where r.check_ref = l.ref and r.state = 'QUEUED' returning r.id::text, r.check_ref
    )
    select id, check_ref, pg_notify(${RUN_CHANGED}, id)::text as told from started`);
  return new Map(started.map(({ check_ref, id }) => [check_ref, id]));
}
