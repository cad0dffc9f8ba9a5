import { randomUUIDv7 } from 'node:crypto';
import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from './batches.ts';
import { WRITTEN_COLUMN_TYPES, WRITTEN_COLUMNS } from './entity-columns.ts';
import type { EntityRecord } from './entity-record.ts';

export type InsertedEntity = EntityRecord & { readonly id: string };

/** Writes new entities and returns those written: one whose ref another source took meanwhile is not. */
export async function insertEntities(
  tx: Transaction,
  sourceId: string,
  records: readonly EntityRecord[],
): Promise<readonly InsertedEntity[]> {
  // In order of ref, so that two sources that claim the same refs wait for one another instead of deadlocking.
  const rows = records
    .map((record) => ({ ...record, id: randomUUIDv7() }))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const written = new Set<string>();
  await inBatches(rows, async (batch) => {
    const inserted = await tx.$queryRaw<{ ref: string }[]>(sql`
      insert into entity (id, source_id, ${WRITTEN_COLUMNS})
      select id, ${sourceId}, ${WRITTEN_COLUMNS}
      from jsonb_to_recordset(${batch}::jsonb) as n (id uuid, ${WRITTEN_COLUMN_TYPES})
      on conflict (ref) do nothing
      returning ref`);
    for (const { ref } of inserted) written.add(ref);
  });
  return rows.filter(({ ref }) => written.has(ref));
}
