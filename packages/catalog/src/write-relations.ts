import { sql, type Transaction } from '@watchbill/database';
import { relationsOfEntity } from '@watchbill/model';
import { inBatches } from './batches.ts';
import type { WrittenEntity } from './insert-entities.ts';

/** Replaces what these entities state about others; a new one has stated nothing before. */
export async function writeRelations(
  tx: Transaction,
  added: readonly WrittenEntity[],
  changed: readonly WrittenEntity[],
): Promise<void> {
  if (changed.length > 0) {
    const ids = changed.map(({ id }) => id);
    await tx.$executeRaw(sql`delete from relation where stated_by = any(${ids}::uuid[])`);
  }
  const rows = [...added, ...changed].flatMap(({ id, document }) =>
    relationsOfEntity(document).map((relation) => ({ stated_by: id, ...relation })),
  );
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      insert into relation (stated_by, type, source, target)
      select stated_by, type, source, target
      from jsonb_to_recordset(${batch}::jsonb) as n (stated_by uuid, type text, source text, target text)`);
  });
}
