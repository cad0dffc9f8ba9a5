import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../entities/batches.ts';
import type { FieldConflict } from './merge-claims.ts';

export interface EntityConflicts {
  readonly entityId: string;
  readonly conflicts: readonly FieldConflict[];
}

/** Replaces what the claims of these entities disagree about. */
export async function replaceConflicts(tx: Transaction, entities: readonly EntityConflicts[]): Promise<void> {
  if (entities.length === 0) return;
  const ids = entities.map(({ entityId }) => entityId);
  await tx.$executeRaw(sql`delete from conflict where entity_id = any(${ids}::uuid[])`);
  const rows = entities.flatMap(({ entityId, conflicts }) =>
    conflicts.map(({ path, winner, value, loser, otherValue }) => ({
      entity_id: entityId,
      path,
      source_id: winner.sourceId,
      location: winner.location,
      value: wrap(value),
      other_source_id: loser.sourceId,
      other_location: loser.location,
      other_value: wrap(otherValue),
    })),
  );
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      insert into conflict (entity_id, path, source_id, location, value, other_source_id, other_location, other_value)
      select entity_id, path, source_id, location, value->0, other_source_id, other_location, other_value->0
      from jsonb_to_recordset(${batch}::jsonb) as n (entity_id uuid, path text, source_id text, location text, value jsonb,
        other_source_id text, other_location text, other_value jsonb)`);
  });
}

const MAX_CHARACTERS = 1000;

/** In a list, because jsonb_to_recordset makes a JSON null none at all; and cut to what a page can show. */
function wrap(value: unknown): readonly [unknown] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [text.length <= MAX_CHARACTERS ? value : `${text.slice(0, MAX_CHARACTERS).toWellFormed()}…`];
}
