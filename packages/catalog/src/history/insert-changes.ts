import { type CopyValue, copyRows, sql, type Transaction } from '@watchbill/database';
import { toStorableJson } from '../entities/storable-json.ts';
import type { NewChange } from './change.ts';

const COLUMNS = {
  at: 'timestamptz',
  source_id: 'text',
  kind: 'text',
  ref: 'text',
  previous_ref: 'text',
  entity_id: 'uuid',
  location: 'text',
  previous_location: 'text',
  differences: 'jsonb',
  truncated: 'boolean',
  document: 'jsonb',
} as const;

/**
 * Writes what became of entities, after they were written: whoever waited for another's entities also comes after it
 * in their history. So the time is the database's own, and not when the transaction began.
 */
export async function insertChanges(
  tx: Transaction,
  sourceId: string,
  changes: readonly NewChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const [now] = await tx.$queryRaw<{ at: Date }[]>(sql`select clock_timestamp() as at`);
  await copyRows(
    tx,
    'change',
    COLUMNS,
    changes.values().map((change) => [now?.at, sourceId, ...toValues(change)]),
  );
}

function toValues(change: NewChange): readonly CopyValue[] {
  const { kind, ref, previousRef, entityId, location, previousLocation, truncated } = change;
  const differences = change.differences.length === 0 ? '[]' : toStorableJson(change.differences);
  const document = change.document && toStorableJson(change.document);
  return [kind, ref, previousRef, entityId, location, previousLocation, differences, truncated, document];
}
