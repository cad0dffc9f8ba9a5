import { emptySql, joinSql, type Sql, sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import type { Change, ChangeKind } from './change.ts';

export interface ChangePage {
  /** How many at most. */
  readonly first: number;
  /** The id of the change before. */
  readonly after?: string | undefined;
}

export interface ChangeFilter {
  readonly source?: string | undefined;
  readonly ref?: string | undefined;
  readonly kind?: ChangeKind | undefined;
  /** Not before this time. */
  readonly since?: Date | undefined;
}

const COLUMNS = sql`c.id::text, c.at, c.kind, c.ref, c.entity_id as "entityId", c.source_id as "sourceId", c.location,
  c.previous_location as "previousLocation", c.differences, c.truncated`;

/** What became of the whole catalog, newest first. @throws InputError for an `after` that is no id. */
export async function listChanges(
  tx: Transaction,
  { first, after, ...filter }: ChangeFilter & ChangePage,
): Promise<readonly Change[]> {
  return tx.$queryRaw<Change[]>(sql`
    select ${COLUMNS} from change c where ${conditionOf(filter)} ${isBefore(after)} order by c.id desc limit ${first}`);
}

export async function countChanges(tx: Transaction, filter: ChangeFilter): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>(sql`
    select count(*)::int as count from change c where ${conditionOf(filter)}`);
  return rows[0]?.count ?? 0;
}

/** What became of these entities up to a time, newest first: `first` of each. @throws InputError for an `after` that is no id. */
export async function changesOf(
  tx: Transaction,
  refs: readonly string[],
  { first, after, until }: ChangePage & { readonly until?: Date | undefined },
): Promise<ReadonlyMap<string, readonly Change[]>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<Change[]>(sql`
    select ${COLUMNS} from unnest(${[...refs]}::text[]) as asked(ref)
    cross join lateral (
      select * from change c where c.ref = asked.ref ${isBefore(after)} ${isUntil(until)} order by c.id desc limit ${first}) c
    order by c.id desc`);
  return Map.groupBy(rows, ({ ref }) => ref);
}

/** How much became of each of these entities up to a time; one without changes is absent. */
export async function countChangesOf(
  tx: Transaction,
  refs: readonly string[],
  until?: Date,
): Promise<ReadonlyMap<string, number>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ ref: string; count: number }[]>(sql`
    select c.ref, count(*)::int as count from change c
    where c.ref = any(${[...refs]}::text[]) ${isUntil(until)} group by c.ref`);
  return new Map(rows.map(({ ref, count }) => [ref, count]));
}

function conditionOf({ source, ref, kind, since }: ChangeFilter): Sql {
  const parts = [
    ...(source === undefined ? [] : [sql`c.source_id = ${source}`]),
    ...(ref === undefined ? [] : [sql`c.ref = ${ref}`]),
    ...(kind === undefined ? [] : [sql`c.kind = ${kind}`]),
    ...(since === undefined ? [] : [sql`c.at >= ${since}::timestamptz`]),
  ];
  return parts.length === 0 ? sql`true` : joinSql(parts, ' and ');
}

function isUntil(until: Date | undefined): Sql {
  return until === undefined ? emptySql : sql`and c.at <= ${until}::timestamptz`;
}

function isBefore(after: string | undefined): Sql {
  if (after === undefined) return emptySql;
  if (!/^\d{1,18}$/.test(after)) throw new InputError(`after '${after}': expected the id of a change`);
  return sql`and c.id < ${after}::bigint`;
}
