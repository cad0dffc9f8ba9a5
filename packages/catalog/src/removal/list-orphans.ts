import { sql, type Transaction } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';

/** An entity that no source tells now. */
export interface Orphan {
  readonly ref: string;
  readonly sourceId: string;
  readonly location: string;
  /** Since when its removal is held; null when it is kept by hand. */
  readonly absentSince: Date | null;
  /** Who keeps it, if anybody. */
  readonly keptBy: readonly string[];
}

export interface RefPage {
  readonly first: number;
  /** The ref of the row before. */
  readonly after?: string | undefined;
}

/** In order of ref. One row more than `first` is read, so that the caller sees whether more follow. */
export async function listOrphans(
  tx: Transaction,
  { first, after }: RefPage,
): Promise<{ readonly rows: readonly Orphan[]; readonly totalCount: number }> {
  const orphans = sql`
    select entity_id, max(absent_since) as absent_since, array_remove(array_agg(kept_by order by kept_by), null) as kept_by
    from claim group by entity_id having bool_and(absent_since is not null or kept_by is not null)`;
  const rows = await tx.$queryRaw<Orphan[]>(sql`
    select e.ref, e.source_id as "sourceId", e.location, o.absent_since as "absentSince", o.kept_by as "keptBy"
    from (${orphans}) o join entity e on e.id = o.entity_id
    where e.ref collate "C" > ${storableText(after ?? '')} order by e.ref collate "C" limit ${first + 1}`);
  const counted = await tx.$queryRaw<{ count: number }[]>(
    sql`select count(*)::int as count from (${orphans}) o`,
  );
  return { rows, totalCount: counted[0]?.count ?? 0 };
}
