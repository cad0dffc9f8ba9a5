import { notify, sql, type Transaction } from '@watchbill/database';
import { type HealthState, moreUrgent, type Severity } from '@watchbill/model';
import type { EntityTransition } from './entity-transition.ts';
import { type EntityInput, readHealthInputs } from './health-inputs.ts';
import { type RolledHealth, rollUp } from './rolled-health.ts';

/** Wholes of wholes are followed this far. Deeper ones, and circles, wait for the next news. */
const DEEPEST = 16;

/** So many entities are locked one by one. */
const FEW = 100;

/** Told, with the ref, when the health state of an entity or a check changes. */
export const HEALTH_CHANGED = 'health_changed';

/**
 * Computes the health of these entities anew, then of the wholes they are part of, level by level up to the domain;
 * a whole that was itself among them is computed again when a part of it has moved.
 * Concurrent callers wait for one another per entity, so that none decides on half of the news.
 */
export async function rollUpEntities(
  tx: Transaction,
  refs: readonly string[],
  now: Date,
): Promise<readonly EntityTransition[]> {
  const together = refs.length > FEW;
  await lockAll(tx, together);
  const transitions: EntityTransition[] = [];
  let level: readonly string[] = [...new Set(refs)];
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    const { moved, changed } = await rollUpLevel(tx, level.toSorted(), now, together);
    transitions.push(...changed);
    level = await wholesOf(tx, moved);
  }
  return transitions;
}

interface StoredHealth {
  readonly ref: string;
  readonly state: string;
  readonly reason: string;
  readonly causeRef: string | null;
}

/** A few lock one another out by entity; many, e.g. a first synchronisation, lock out everybody, since PostgreSQL's table of locks is small. */
async function lockAll(tx: Transaction, together: boolean): Promise<void> {
  if (together) await tx.$executeRaw(sql`select pg_advisory_xact_lock(hashtextextended('health', 0))`);
  else await tx.$executeRaw(sql`select pg_advisory_xact_lock_shared(hashtextextended('health', 0))`);
}

async function rollUpLevel(tx: Transaction, refs: readonly string[], now: Date, lockedTogether: boolean) {
  if (!lockedTogether) {
    await tx.$executeRaw(sql`
      select pg_advisory_xact_lock(hashtextextended('health ' || ref, 0)) from unnest(${[...refs]}::text[]) as ref`);
  }
  const before = new Map<string, StoredHealth>(
    (await tx.health.findMany({ where: { ref: { in: [...refs] } } })).map((row) => [row.ref, row]),
  );
  const inputs = Map.groupBy(await readHealthInputs(tx, refs), (input) => input.entityRef);
  const moved: string[] = [];
  const changed: EntityTransition[] = [];
  for (const ref of refs) {
    const own = inputs.get(ref) ?? [];
    const old = before.get(ref);
    if (own.length === 0) {
      if (!old) continue;
      await tx.health.delete({ where: { ref } });
      await notify(tx, HEALTH_CHANGED, ref);
      moved.push(ref);
      continue;
    }
    const health = rollUp(own, now);
    if (old && old.state === health.state && old.reason === health.reason && old.causeRef === health.causeRef)
      continue;
    await save(tx, ref, old, health);
    moved.push(ref);
    if (old?.state === health.state) continue;
    const checks = own.filter(({ type }) => type === 'check');
    if (checks.length > 0)
      changed.push(toTransition(ref, (old?.state as HealthState) ?? null, health, checks, now));
  }
  return { moved, changed };
}

async function save(tx: Transaction, ref: string, old: StoredHealth | undefined, health: RolledHealth) {
  const { state, reason, causeRef, runId } = health;
  const data = { state, reason, causeRef, runId, ...(old?.state === state ? {} : { since: health.since }) };
  await tx.health.upsert({ where: { ref }, create: { ref, ...data }, update: data });
  if (old?.state !== state) await notify(tx, HEALTH_CHANGED, ref);
}

function toTransition(
  ref: string,
  from: HealthState | null,
  { state, since, reason, runId }: RolledHealth,
  checks: readonly EntityInput[],
  at: Date,
): EntityTransition {
  const bad = state === 'FAILING' || state === 'DEGRADED';
  const inTrouble = checks.filter((check) => check.state === 'FAILING' || check.state === 'DEGRADED');
  const severity = (inTrouble.length > 0 ? inTrouble : checks)
    .map((check) => check.severity ?? 'ticket')
    .reduce<Severity>(moreUrgent, 'info');
  const proof = checks.find((check) => check.state === state && check.runId === runId);
  return {
    ref,
    from,
    to: state,
    at,
    firstBadAt: bad ? since : null,
    reason,
    runId,
    checkRef: proof?.ref ?? null,
    severity,
  };
}

async function wholesOf(tx: Transaction, refs: readonly string[]): Promise<readonly string[]> {
  if (refs.length === 0) return [];
  const rows = await tx.relation.findMany({
    where: { type: 'partOf', source: { in: [...refs] } },
    select: { target: true },
    distinct: ['target'],
  });
  return rows.map(({ target }) => target);
}
