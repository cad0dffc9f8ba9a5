import { emptySql, sql, type Transaction } from '@watchbill/database';
import type { Fault } from '@watchbill/model';
import { inBatches } from '../entities/batches.ts';
import type { Mutation } from '../source.ts';
import { locationTarget } from './location.ts';

/** Replaces the faults of the locations that the mutation speaks of: all of the source's when it told everything. */
export async function replaceFaults(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  faults: readonly Fault[],
): Promise<void> {
  const locations = locationsOf(mutation);
  await deleteFaults(tx, sourceId, mutation, locations);
  if (faults.length === 0) return;
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

/** Every location that is read in this mutation, whole or not. */
function locationsOf(mutation: Mutation): readonly string[] {
  const told = mutation.entities.map(({ location }) => location);
  switch (mutation.type) {
    case 'page':
      return told;
    case 'full':
    case 'complete':
      return [...mutation.unreadable, ...told];
    case 'delta':
      return [...mutation.locations, ...mutation.unreadable, ...told];
    default:
      return mutation satisfies never;
  }
}

async function deleteFaults(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  locations: readonly string[],
): Promise<void> {
  if (mutation.type === 'full') {
    await tx.$executeRaw(sql`delete from fault where source_id = ${sourceId}`);
    return;
  }
  // Faults found since a listing began are those of its pages.
  const earlier = sql`id <= coalesce((select listing_fault from source where id = ${sourceId}), 9223372036854775807)`;
  const targets = locations.map(locationTarget);
  await tx.$executeRaw(
    mutation.type === 'complete'
      ? sql`delete from fault where source_id = ${sourceId} and ${earlier}`
      : sql`delete from fault where source_id = ${sourceId} and location = any(${[...locations, ...targets]}::text[])
          ${mutation.type === 'page' ? sql`and ${earlier}` : emptySql}`,
  );
}
