import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../batches.ts';
import type { NewChange } from './change.ts';

/**
 * Writes what became of entities, after they were written: whoever waited for another's entities also comes after it
 * in their history. So the time is the database's own, and not when the transaction began.
 */
export async function insertChanges(
  tx: Transaction,
  sourceId: string,
  changes: readonly NewChange[],
): Promise<void> {
  await inBatches(changes.map(toRow), async (batch) => {
    await tx.$executeRaw(sql`
      insert into change (at, kind, ref, entity_id, source_id, location, previous_location, differences, truncated, document)
      select date_trunc('milliseconds', (select clock_timestamp())), kind, ref, entity_id, ${sourceId}, location,
        previous_location, coalesce(differences, '[]'), truncated, document
      from jsonb_to_recordset(${batch}::jsonb) as n (kind text, ref text, entity_id uuid, location text,
        previous_location text, differences jsonb, truncated boolean, document jsonb)`);
  });
}

function toRow({ entityId, previousLocation, document, ...change }: NewChange): object {
  return {
    ...change,
    entity_id: entityId,
    ...(previousLocation === null ? {} : { previous_location: previousLocation }),
    // An explicit null would be stored as JSON's.
    ...(document === null ? {} : { document }),
  };
}
