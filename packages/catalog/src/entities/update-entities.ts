import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { inBatches } from './batches.ts';
import { COLUMN_ASSIGNMENTS, WRITTEN_COLUMN_TYPES } from './entity-columns.ts';
import { toRow } from './entity-row.ts';
import type { WrittenEntity } from './insert-entities.ts';

/** What an entity was until it was written. */
export interface EntityBefore {
  readonly ref: string;
  readonly location: string;
  readonly document: Entity;
}

/**
 * Writes entities that differ from what is stored under their ids; returns what was stored, by id.
 * @param words takes their words
 */
export async function updateEntities(
  tx: Transaction,
  records: readonly WrittenEntity[],
  words: Set<string>,
): Promise<ReadonlyMap<string, EntityBefore>> {
  const before = new Map<string, EntityBefore>();
  await inBatches(
    records.values().map((record) => toRow(record, words)),
    async (batch) => {
      // The row joined once more is the one before this update; RETURNING OLD needs PostgreSQL 18.
      const rows = await tx.$queryRaw<(EntityBefore & { readonly id: string })[]>(sql`
      update entity e set ${COLUMN_ASSIGNMENTS}, updated_at = now()
      from jsonb_to_recordset(${batch}::jsonb) as n (id uuid, ${WRITTEN_COLUMN_TYPES})
      join entity before on before.id = n.id
      where e.id = before.id
      returning e.id, before.ref, before.location, before.document`);
      for (const { id, ...was } of rows) before.set(id, was);
    },
  );
  return before;
}
