import { sql, type Transaction } from '@watchbill/database';
import { lateAfterMs } from './due-time.ts';

export interface LateCheck {
  readonly ref: string;
  readonly entityRef: string;
  readonly verdictAt: Date;
  readonly everyMs: number;
}

/** Checks that are not paused and have had no verdict for longer than their deadline allows. */
export async function findLateChecks(tx: Transaction, now: Date): Promise<readonly LateCheck[]> {
  const rows = await tx.$queryRaw<
    { ref: string; entity_ref: string; verdict_at: Date; every_ms: number; timeout_ms: number }[]
  >(sql`select ref, entity_ref, verdict_at, every_ms, timeout_ms from "check"
    where not paused and verdict_at + (every_ms + timeout_ms) * interval '1 ms' < ${now}`);
  return rows
    .filter((row) => now.getTime() - row.verdict_at.getTime() > lateAfterMs(row.every_ms, row.timeout_ms))
    .map((row) => ({
      ref: row.ref,
      entityRef: row.entity_ref,
      verdictAt: row.verdict_at,
      everyMs: row.every_ms,
    }));
}
