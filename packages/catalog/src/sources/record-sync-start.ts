import { sql, type Transaction } from '@watchbill/database';
import type { SourceIdentity } from '../source.ts';

/**
 * Notes that the source is being read; returns since when, by the database's clock. A failure before stays on record until a
 * synchronisation succeeds.
 */
export async function recordSyncStart(tx: Transaction, source: SourceIdentity): Promise<Date> {
  const rows = await tx.$queryRaw<{ since: Date }[]>(sql`
    insert into source (id, type, state) values (${source.id}, ${source.type}, 'SYNCING')
    on conflict (id) do update set type = excluded.type, state = excluded.state
    returning date_trunc('milliseconds', now()) as since`);
  const [row] = rows;
  if (!row)
    throw new Error(`source '${source.id}': expected its row to be returned by the statement that wrote it`);
  return row.since;
}
