import { sql, type Transaction } from '@watchbill/database';
import type { SourceIdentity } from './source.ts';

/** Notes that the source is being read. A failure before stays on record until a synchronisation succeeds. */
export async function recordSyncStart(tx: Transaction, source: SourceIdentity): Promise<void> {
  await tx.$executeRaw(sql`
    insert into source (id, type, state) values (${source.id}, ${source.type}, 'SYNCING')
    on conflict (id) do update set type = excluded.type, state = excluded.state`);
}
