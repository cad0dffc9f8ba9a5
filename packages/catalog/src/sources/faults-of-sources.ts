import { sql, type Transaction } from '@watchbill/database';
import type { Fault } from '@watchbill/model';
import { type FaultRow, faultFromRow } from './stored-fault.ts';

/** What these sources found wrong when they were last read, errors first, then in order of file and line. */
export async function faultsOfSources(
  tx: Transaction,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Fault[]>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(FaultRow & { sourceId: string })[]>(sql`
    select source_id as "sourceId", level, message, file, line, "column", entity_ref as "entityRef"
    from fault where source_id = any(${[...sourceIds]}::text[])
    order by level, file collate "C", line, id`);
  const groups = Map.groupBy(rows, ({ sourceId }) => sourceId);
  return new Map([...groups].map(([id, list]) => [id, list.map(faultFromRow)]));
}
