import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { requireHistory } from './history-start.ts';
import { askedNames, CHANGES_OF_ASKED } from './names-of.ts';
import { type PastEntity, toPastEntity } from './past-entity.ts';
import { type UndoableChange, undoChanges } from './undo-changes.ts';

/**
 * The entities with these refs as they were at a time, by the ref that was asked for, whatever they were called then. Those that
 * did not exist then are absent.
 * @throws InputError for a time from which not all changes are kept: what was then is not known.
 */
export async function entitiesAt(
  tx: Transaction,
  refs: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, PastEntity>> {
  const rows = await readBackwards(tx, refs, at);
  // After the read: what was forgotten meanwhile was there to be read, and what was forgotten before is noticed.
  await requireHistory(tx, at);
  return new Map(
    rows.flatMap(({ ref, id, sourceId, location, document, changes }) => {
      const now = id === null ? null : { entityId: id, sourceId, location, document };
      const then = undoChanges(now, changes);
      return then ? [[ref, toPastEntity(then, at)] as const] : [];
    }),
  );
}

interface BackwardsRow {
  readonly ref: string;
  /** Null when it does not exist now. */
  readonly id: string | null;
  readonly sourceId: string;
  readonly location: string;
  readonly document: Entity;
  /** Since then, newest first. */
  readonly changes: readonly UndoableChange[];
}

/**
 * In one statement, so that what is now and what led to it agree. A removed entity's document is whole, so nothing after
 * the first removal matters. Changes are told apart by id, not by time: a clock may be set back.
 */
function readBackwards(tx: Transaction, refs: readonly string[], at: Date): Promise<BackwardsRow[]> {
  return tx.$queryRaw<BackwardsRow[]>(sql`
    select asked.ref, e.id, e.source_id as "sourceId", e.location, e.document, later.changes
    from ${askedNames(refs)}
    left join entity e on e.ref = asked.name
    cross join lateral (
      select coalesce(max(c.id), 0) as id from ${CHANGES_OF_ASKED} where c.at <= ${at}::timestamptz) as last
    cross join lateral (
      select min(c.id) as id from ${CHANGES_OF_ASKED} where c.id > last.id and c.kind = 'REMOVED') as removal
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'entityId', c.entity_id, 'sourceId', c.source_id,
        'location', c.location, 'previousLocation', c.previous_location, 'differences', c.differences,
        'document', c.document) order by c.id desc), '[]') as changes
      from ${CHANGES_OF_ASKED}
      where c.id > last.id and (removal.id is null or c.id <= removal.id)) as later`);
}
