import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from './batches.ts';
import { WRITTEN_COLUMN_TYPES, WRITTEN_COLUMNS } from './entity-columns.ts';
import type { EntityRecord } from './entity-record.ts';
import { toRow } from './entity-row.ts';

export type WrittenEntity = EntityRecord & { readonly id: string };

export type NewEntity = WrittenEntity & {
  /** When it was first there, for one that comes back; now when absent. */
  readonly created_at?: Date;
};

/** Writes new entities. */
export async function insertEntities(tx: Transaction, records: readonly NewEntity[]): Promise<void> {
  await inBatches(records.values().map(toRow), async (batch) => {
    await tx.$executeRaw(sql`
      insert into entity (id, created_at, ${WRITTEN_COLUMNS})
      select id, coalesce(created_at, now()), ${WRITTEN_COLUMNS}
      from jsonb_to_recordset(${batch}::jsonb) as n (id uuid, created_at timestamptz, ${WRITTEN_COLUMN_TYPES})`);
  });
}
