import { sql, type Transaction } from '@watchbill/database';
import type { StoredClaim } from '../claims/stored-claim.ts';
import type { ToldSource } from '../sources/record-told.ts';
import { countHeldRemovals, holdRemovals } from './hold-removals.ts';
import { isHeld, type RemovalGuard } from './removal-guard.ts';

export interface GuardedRemovals {
  /** What goes now: all, or nothing. */
  readonly gone: readonly StoredClaim[];
  /** Entities of claims that are held from now on. */
  readonly held: readonly string[];
}

/** Holds a removal that is too large to be believed, unless somebody has confirmed it. */
export async function guardRemovals(
  tx: Transaction,
  source: ToldSource,
  gone: readonly StoredClaim[],
  guard: RemovalGuard,
): Promise<GuardedRemovals> {
  if (gone.length < guard.atLeast) return { gone, held: [] };
  const rows = await tx.$queryRaw<{ of: number }[]>(sql`
    select count(*)::int as of from claim where source_id = ${source.id}`);
  const removal = { going: gone.length, of: rows[0]?.of ?? 0, confirmed: source.confirmedRemovals };
  if (!isHeld(guard, removal)) return { gone, held: [] };
  const held = await holdRemovals(
    tx,
    source.id,
    gone.map(({ ref }) => ref),
  );
  if (held.length > 0) await countHeldRemovals(tx, source.id, false);
  return { gone: [], held };
}
