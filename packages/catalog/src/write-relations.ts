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
  const rows = [added, changed].values().flatMap((entities) => entities.values().flatMap(toRows));
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      insert into relation (stated_by, nr, type, source, target)
      select stated_by, nr, type, source, target
      from jsonb_to_recordset(${batch}::jsonb) as n (stated_by uuid, nr int, type text, source text, target text)`);
  });
}

function toRows({ id, document }: WrittenEntity): readonly object[] {
  return relationsOfEntity(document).map((relation, nr) => ({ stated_by: id, nr, ...relation }));
}
