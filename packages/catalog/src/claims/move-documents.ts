import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../batches.ts';
import type { CoClaim } from './read-co-claims.ts';

/** Gives claims that are no longer alone their document, and takes it from those that are alone now. */
export async function moveDocuments(
  tx: Transaction,
  claims: readonly { readonly claim: CoClaim; readonly holdsDocument: boolean }[],
): Promise<void> {
  const rows = claims.map(({ claim: { sourceId, ref, document, directory, root }, holdsDocument }) => ({
    source_id: sourceId,
    ref,
    ...(holdsDocument ? { document, directory, root } : {}),
  }));
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      update claim c set document = n.document, directory = n.directory, root = n.root
      from jsonb_to_recordset(${batch}::jsonb)
        as n (source_id text, ref text, document jsonb, directory text, root text)
      where c.source_id = n.source_id and c.ref = n.ref`);
  });
}
