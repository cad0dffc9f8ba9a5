import { createHash } from 'node:crypto';

/**
 * The first slot of a check after an instant. Slots are `every` apart; where in the period they lie follows from the ref,
 * so that checks spread over the whole period, and neither a restart nor a slow run moves them.
 */
export function nextSlot(ref: string, everyMs: number, after: Date): Date {
  const phase = createHash('sha256').update(ref).digest().readUInt32BE(0) % everyMs;
  const periods = Math.floor((after.getTime() - phase) / everyMs) + 1;
  return new Date(periods * everyMs + phase);
}

/** A new or changed check does not wait for its slot: it runs within this time, spread by its ref. */
const FIRST_RUN_WITHIN_MS = 3_000;

export function firstRunAt(ref: string, everyMs: number, now: Date): Date {
  const soon = nextSlot(ref, FIRST_RUN_WITHIN_MS, now);
  const slot = nextSlot(ref, everyMs, now);
  return soon < slot ? soon : slot;
}

const LEAST_GRACE_MS = 10_000;

/**
 * How long after its last verdict a check counts as late: one period, the longest run, and a grace of half a period,
 * since a fixed grace is too long for a check every ten seconds and too short for one a day.
 */
export function lateAfterMs(everyMs: number, timeoutMs: number): number {
  return everyMs + timeoutMs + Math.max(LEAST_GRACE_MS, everyMs / 2);
}
