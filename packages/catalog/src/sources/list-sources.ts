import { sql, type Transaction } from '@watchbill/database';
import type { SyncState } from './sync-state.ts';

export interface SourceStatus {
  readonly id: string;
  readonly type: string;
  readonly state: SyncState;
  /** How many entities it tells of. */
  readonly entities: number;
  /** How many of them it no longer tells, held until somebody confirms their removal. */
  readonly heldRemovals: number;
  /** How many of those somebody has confirmed. */
  readonly confirmedRemovals: number;
  /** When it was last read whole or in part; null before the first time. */
  readonly lastSyncAt: Date | null;
  /** Why the last synchronisation failed; null when it did not. */
  readonly lastError: string | null;
}

/** Every source that is configured and has spoken, or of which something is kept, in order of id. */
export async function listSources(tx: Transaction): Promise<readonly SourceStatus[]> {
  return tx.$queryRaw<SourceStatus[]>(sql`
    select s.id, s.type, s.state, coalesce(c.count, 0) as entities, s.held_removals as "heldRemovals",
      s.confirmed_removals as "confirmedRemovals", s.last_sync_at as "lastSyncAt", s.last_error as "lastError"
    from source s
    left join (select source_id, count(*)::int as count from claim group by source_id) c on c.source_id = s.id
    where s.state <> 'REMOVED' or c.count > 0
    order by s.id collate "C"`);
}
