import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from './batches.ts';
import type { EntityRecord } from './entity-record.ts';

/** Writes entities that differ from what is stored under their ids. */
export async function updateEntities(
  tx: Transaction,
  records: readonly (EntityRecord & { readonly id: string })[],
): Promise<void> {
  await inBatches(records, async (batch) => {
    await tx.$executeRaw(sql`
      update entity e set kind = n.kind, namespace = n.namespace, name = n.name, title = n.title,
        description = n.description, type = n.type, lifecycle = n.lifecycle, owner_ref = n.owner_ref, tags = n.tags,
        document = n.document, hash = n.hash, location = n.location, directory = n.directory, root = n.root,
        updated_at = now()
      from jsonb_to_recordset(${batch}::jsonb) as n (id uuid, kind text, namespace text, name text, title text,
        description text, type text, lifecycle text, owner_ref text, tags text[], document jsonb, hash text, location text,
        directory text, root text)
      where e.id = n.id`);
  });
}
