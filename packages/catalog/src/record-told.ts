import { sql, type Transaction } from '@watchbill/database';
import type { SpeakingSource } from './claims/plan-entities.ts';
import type { Mutation, SourceIdentity } from './source.ts';
import { toStorableJson } from './storable-json.ts';

/**
 * Notes that the source has spoken, and where it stands. A page or a delta says that it is there, not that all of it was read:
 * it does not end a failure.
 */
export async function recordTold(
  tx: Transaction,
  { id, type, rank }: SourceIdentity,
  mutation: Mutation,
): Promise<SpeakingSource> {
  const whole = mutation.type === 'full' || mutation.type === 'complete';
  const progress = mutation.state === undefined ? null : toStorableJson(mutation.state);
  const rows = await tx.$queryRaw<SpeakingSource[]>(sql`
    insert into source as s (id, type, state, rank, last_sync_at, listed_at, progress)
    values (${id}, ${type}, ${whole ? 'CURRENT' : 'SYNCING'}, ${rank ?? 0}, now(), case when ${whole} then now() end,
      ${progress}::jsonb)
    on conflict (id) do update set type = excluded.type, last_sync_at = excluded.last_sync_at,
      rank = coalesce(${rank ?? null}::int, s.rank),
      listed_at = coalesce(excluded.listed_at, s.listed_at),
      progress = coalesce(excluded.progress, s.progress),
      state = case when ${whole} then 'CURRENT' else s.state end,
      last_error = case when ${whole} then null else s.last_error end
    returning id, rank`);
  return rows[0] ?? { id, rank: rank ?? 0 };
}
