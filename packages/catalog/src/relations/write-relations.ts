import { type CopyValue, copyRows, sql, type Transaction } from '@watchbill/database';
import { relationsOfEntity } from '@watchbill/model';
import type { WrittenEntity } from '../entities/insert-entities.ts';

type Stating = Pick<WrittenEntity, 'id' | 'document'>;

const COLUMNS = { stated_by: 'uuid', nr: 'integer', type: 'text', source: 'text', target: 'text' } as const;

/** Replaces what these entities state about others; a new one has stated nothing before. */
export async function writeRelations(
  tx: Transaction,
  added: readonly Stating[],
  changed: readonly Stating[],
): Promise<void> {
  if (changed.length > 0) {
    const ids = changed.map(({ id }) => id);
    await tx.$executeRaw(sql`delete from relation where stated_by = any(${ids}::uuid[])`);
  }
  const rows = [added, changed].values().flatMap((entities) => entities.values().flatMap(toRows));
  await copyRows(tx, 'relation', COLUMNS, rows);
}

function toRows({ id, document }: Stating): readonly (readonly CopyValue[])[] {
  return relationsOfEntity(document).map(({ type, source, target }, nr) => [id, nr, type, source, target]);
}
