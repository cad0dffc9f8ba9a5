import { copyRows, type Transaction } from '@watchbill/database';
import { ENTITY_COLUMN_TYPES, toCopyValues } from './entity-columns.ts';
import type { EntityRecord } from './entity-record.ts';
import { toRow } from './entity-row.ts';

export type WrittenEntity = EntityRecord & { readonly id: string };

export type NewEntity = WrittenEntity & {
  /** When it was first there, for one that comes back; now when absent. */
  readonly created_at?: Date;
};

/**
 * Writes new entities.
 * @param words takes their words
 */
export async function insertEntities(
  tx: Transaction,
  records: readonly NewEntity[],
  words: Set<string>,
): Promise<void> {
  const isNew = ({ created_at }: NewEntity) => created_at === undefined;
  const values = (record: NewEntity) => [record.id, ...toCopyValues(toRow(record, words))];
  const columns = { id: 'uuid', ...ENTITY_COLUMN_TYPES } as const;
  await copyRows(tx, 'entity', columns, records.values().filter(isNew).map(values));
  const returning = records.filter((record) => !isNew(record));
  await copyRows(
    tx,
    'entity',
    { created_at: 'timestamptz', ...columns },
    returning.values().map((record) => [record.created_at, ...values(record)]),
  );
}
