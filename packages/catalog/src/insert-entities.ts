import { copyRows, type Transaction } from '@watchbill/database';
import { ENTITY_COLUMN_NAMES, toCopyValues } from './entity-columns.ts';
import type { EntityRecord } from './entity-record.ts';
import { toRow } from './entity-row.ts';

export type WrittenEntity = EntityRecord & { readonly id: string };

export type NewEntity = WrittenEntity & {
  /** When it was first there, for one that comes back; now when absent. */
  readonly created_at?: Date;
};

/** Writes new entities. */
export async function insertEntities(tx: Transaction, records: readonly NewEntity[]): Promise<void> {
  const isNew = ({ created_at }: NewEntity) => created_at === undefined;
  const values = (record: NewEntity) => [record.id, ...toCopyValues(toRow(record))];
  await copyRows(tx, 'entity', ['id', ...ENTITY_COLUMN_NAMES], records.values().filter(isNew).map(values));
  const returning = records.filter((record) => !isNew(record));
  await copyRows(
    tx,
    'entity',
    ['created_at', 'id', ...ENTITY_COLUMN_NAMES],
    returning.values().map((record) => [record.created_at?.toISOString(), ...values(record)]),
  );
}
