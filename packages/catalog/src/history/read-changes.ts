import { emptySql, joinSql, type Sql, sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import type { Change, ChangeKind } from './change.ts';
import { askedNames, CHANGES_OF_ASKED } from './names-of.ts';

export interface ChangePage {
  /** How many at most. */
  readonly first: number;
  /** The id of the change before. */
  readonly after?: string | undefined;
}

export interface ChangeFilter {
  readonly source?: string | undefined;
  /** What became of the entity that this leads to, also under other names. */
  readonly ref?: string | undefined;
  readonly kind?: ChangeKind | undefined;
  /** Not before this time. */
  readonly since?: Date | undefined;
}

const COLUMNS = sql`c.id::text, c.at, c.kind, c.ref, c.previous_ref as "previousRef", c.entity_id as "entityId", c.source_id as "sourceId", c.location,
  c.previous_location as "previousLocation", c.differences, c.truncated`;

/** What became of the whole catalog, newest first. @throws InputError for an `after` that is no id. */
export async function listChanges(
  tx: Transaction,
  { first, after, ...filter }: ChangeFilter & ChangePage,
): Promise<readonly Change[]> {
  return tx.$queryRaw<Change[]>(sql`
    select ${COLUMNS} from ${changesIn(filter)} where ${conditionOf(filter)} ${isBefore(after)} order by c.id desc limit ${first}`);
}

export async function countChanges(tx: Transaction, filter: ChangeFilter): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>(sql`
    select count(*)::int as count from ${changesIn(filter)} where ${conditionOf(filter)}`);
  return rows[0]?.count ?? 0;
}

/** What became of these entities up to a time, also under other names, newest first: `first` of each, by the ref that was asked for. @throws InputError for an `after` that is no id. */
export async function changesOf(
  tx: Transaction,
  refs: readonly string[],
  { first, after, until }: ChangePage & { readonly until?: Date | undefined },
): Promise<ReadonlyMap<string, readonly Change[]>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Change & { readonly asked: string })[]>(sql`
    select asked.ref as asked, ${COLUMNS} from ${askedNames(refs)}
    cross join lateral (
      select c.* from ${CHANGES_OF_ASKED} where true ${isBefore(after)} ${isUntil(until)}
      order by c.id desc limit ${first}) c
    order by c.id desc`);
  const groups = Map.groupBy(rows, ({ asked }) => asked);
  return new Map(
    [...groups].map(([asked, group]) => [asked, group.map(({ asked: _, ...change }) => change)]),
  );
}

/** How much became of each of these entities up to a time; one without changes is absent. */
export async function countChangesOf(
  tx: Transaction,
  refs: readonly string[],
  until?: Date,
): Promise<ReadonlyMap<string, number>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ ref: string; count: number }[]>(sql`
    select asked.ref, count(*)::int as count from ${askedNames(refs)} cross join lateral (
      select c.at from ${CHANGES_OF_ASKED}) c
    where true ${isUntil(until)} group by asked.ref`);
  return new Map(rows.map(({ ref, count }) => [ref, count]));
}

function changesIn({ ref }: ChangeFilter): Sql {
  if (ref === undefined) return sql`change c`;
  return sql`${askedNames([ref])} cross join lateral (select c.* from ${CHANGES_OF_ASKED}) c`;
}

function conditionOf({ source, kind, since }: ChangeFilter): Sql {
  const parts = [
    ...(source === undefined ? [] : [sql`c.source_id = ${source}`]),
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
