import { sql, type Transaction } from '@watchbill/database';
import type { Fault } from '@watchbill/model';
import { inBatches } from './batches.ts';
import { locationTarget } from './location.ts';
import type { Mutation } from './source.ts';

/** Replaces the faults of the locations that the mutation speaks of: all of the source's for a full one. */
export async function replaceFaults(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  faults: readonly Fault[],
): Promise<void> {
  const told = mutation.type === 'full' ? [] : [...mutation.locations, ...mutation.unreadable];
  const targets = told.map(locationTarget);
  await tx.$executeRaw(
    mutation.type === 'full'
      ? sql`delete from fault where source_id = ${sourceId}`
      : sql`delete from fault where source_id = ${sourceId} and location = any(${[...told, ...targets]}::text[])`,
  );
  const locations = [...told, ...mutation.unreadable, ...mutation.entities.map(({ location }) => location)];
  const locationOf = new Map(locations.map((location) => [locationTarget(location), location]));
  const rows = faults.map(({ level, message, position: { file, line, column }, entityRef }) => ({
    location: locationOf.get(file) ?? file,
    level,
    message,
    file,
    line,
    column,
    entity_ref: entityRef,
  }));
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      insert into fault (source_id, location, level, message, file, line, "column", entity_ref)
      select ${sourceId}, location, level, message, file, line, "column", entity_ref
      from jsonb_to_recordset(${batch}::jsonb)
        as n (location text, level text, message text, file text, line int, "column" int, entity_ref text)`);
  });
}
