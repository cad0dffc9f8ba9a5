import { type CopyValue, copyRows, sql, type Transaction } from '@watchbill/database';
import { toStorableJson } from '../storable-json.ts';
import type { NewChange } from './change.ts';

const COLUMNS = [
  'at',
  'source_id',
  'kind',
  'ref',
  'previous_ref',
  'entity_id',
  'location',
  'previous_location',
  'differences',
  'truncated',
  'document',
];

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
  const at = now?.at.toISOString();
  await copyRows(
    tx,
    'change',
    COLUMNS,
    changes.values().map((change) => [at, sourceId, ...toValues(change)]),
  );
}

function toValues(change: NewChange): readonly CopyValue[] {
  const { kind, ref, previousRef, entityId, location, previousLocation, truncated } = change;
  const differences = change.differences.length === 0 ? '[]' : toStorableJson(change.differences);
  const document = change.document && toStorableJson(change.document);
  return [kind, ref, previousRef, entityId, location, previousLocation, differences, truncated, document];
}
