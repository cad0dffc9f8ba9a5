import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../entities/batches.ts';
import type { MovedClaim } from './plan-entities.ts';

/** Gives claims their entity, and their document as long as they are not alone there. */
export async function moveDocuments(tx: Transaction, claims: readonly MovedClaim[]): Promise<void> {
  const rows = claims.map(
    ({ claim: { sourceId, ref, document, directory, root }, entityId, holdsDocument }) => ({
      source_id: sourceId,
      ref,
      entity_id: entityId,
      ...(holdsDocument ? { document, directory, root } : {}),
    }),
  );
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      update claim c set entity_id = n.entity_id, document = n.document, directory = n.directory, root = n.root
      from jsonb_to_recordset(${batch}::jsonb)
        as n (source_id text, ref text, entity_id uuid, document jsonb, directory text, root text)
      where c.source_id = n.source_id and c.ref = n.ref`);
  });
}
