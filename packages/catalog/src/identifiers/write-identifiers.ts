import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../batches.ts';
import type { WrittenEntity } from '../insert-entities.ts';
import { identifiersOfEntity } from './identifiers-of-entity.ts';

/** Replaces what these entities can be called by; a new one could not be called before. */
export async function writeIdentifiers(
  tx: Transaction,
  added: readonly WrittenEntity[],
  changed: readonly WrittenEntity[],
): Promise<void> {
  if (changed.length > 0) {
    const ids = changed.map(({ id }) => id);
    await tx.$executeRaw(sql`delete from identifier where stated_by = any(${ids}::uuid[])`);
  }
  const rows = [...added, ...changed].flatMap(({ id, document, title }) =>
    identifiersOfEntity(document, title).map((identifier) => ({ stated_by: id, ...identifier })),
  );
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      insert into identifier (stated_by, type, value, ref, origin)
      select stated_by, type, value, ref, origin
      from jsonb_to_recordset(${batch}::jsonb) as n (stated_by uuid, type text, value text, ref text, origin text)
      on conflict do nothing`);
  });
}
