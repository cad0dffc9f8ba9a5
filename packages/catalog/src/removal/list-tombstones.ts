import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { storableText } from '../entities/storable-json.ts';

/** An entity that was removed, and can still come back. */
export interface RemovedEntry {
  readonly id: string;
  readonly ref: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly location: string;
  readonly removedAt: Date;
  /** When it is deleted for good. */
  readonly expiresAt: Date;
  readonly document: Entity;
}

export interface TombstonePage {
  readonly first: number;
  /** The id of the row before. */
  readonly after?: string | undefined;
}

/** The last removed first. One row more than `first` is read, so that the caller sees whether more follow. */
export async function listTombstones(
  tx: Transaction,
  { first, after }: TombstonePage,
): Promise<{ readonly rows: readonly RemovedEntry[]; readonly totalCount: number }> {
  const before = after === undefined ? null : storableText(after);
  const rows = await tx.$queryRaw<RemovedEntry[]>(sql`
    select id, ref, kind, source_id as "sourceId", location, removed_at as "removedAt", expires_at as "expiresAt", document
    from tombstone
    where ${before}::text is null
      or (removed_at, id) < (select removed_at, id from tombstone where id::text = ${before})
    order by removed_at desc, id desc limit ${first + 1}`);
  return { rows, totalCount: await tx.tombstone.count() };
}
