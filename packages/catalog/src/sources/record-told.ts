import { sql, type Transaction } from '@watchbill/database';
import type { SpeakingSource } from '../claims/plan-entities.ts';
import { toStorableJson } from '../entities/storable-json.ts';
import type { Mutation, SourceIdentity } from '../source.ts';

/** A source as it was when it spoke. */
export interface ToldSource extends SpeakingSource {
  readonly heldRemovals: number;
  readonly confirmedRemovals: number;
  /** Which process is telling everything in pages, and since when. */
  readonly lister: string | null;
  readonly listingSince: Date | null;
  /** Some entity, of whatever source, was renamed. */
  readonly hasAliases: boolean;
}

/**
 * Notes that the source has spoken, and where it stands. A page or a delta says that it is there, not that all of it was read:
 * it does not end a failure.
 */
export async function recordTold(
  tx: Transaction,
  { id, type, rank }: SourceIdentity,
  mutation: Mutation,
): Promise<ToldSource> {
  const whole = mutation.type === 'full' || mutation.type === 'complete';
  const progress = mutation.state === undefined ? null : toStorableJson(mutation.state);
  const rows = await tx.$queryRaw<ToldSource[]>(sql`
    insert into source as s (id, type, state, rank, last_sync_at, listed_at, progress)
    values (${id}, ${type}, ${whole ? 'CURRENT' : 'SYNCING'}, ${rank ?? 0}, now(), case when ${whole} then now() end,
      ${progress}::jsonb)
    on conflict (id) do update set type = excluded.type, last_sync_at = excluded.last_sync_at,
      rank = coalesce(${rank ?? null}::int, s.rank),
      listed_at = coalesce(excluded.listed_at, s.listed_at),
      progress = coalesce(excluded.progress, s.progress),
      state = case when ${whole} then 'CURRENT' else s.state end,
      last_error = case when ${whole} then null else s.last_error end
    returning id, rank, held_removals as "heldRemovals", confirmed_removals as "confirmedRemovals", lister,
      listing_since as "listingSince", exists (select from alias) as "hasAliases"`);
  const [told] = rows;
  if (!told)
    throw new Error(`source '${id}': expected its row to be returned by the statement that wrote it`);
  return told;
}
