import { type Sql, sql, type Transaction } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';

/** A field of which a source says something else than the one that counts. */
export interface Conflict {
  readonly id: string;
  readonly ref: string;
  /** E.g. `spec.owner`. */
  readonly path: string;
  /** Whose value counts. */
  readonly sourceId: string;
  readonly location: string;
  /** Long values are cut. */
  readonly value: unknown;
  readonly otherSourceId: string;
  readonly otherLocation: string;
  readonly otherValue: unknown;
}

export interface ConflictQuery {
  /** Only those that this source takes part in. */
  readonly source?: string | undefined;
  readonly first: number;
  /** The conflict before. */
  readonly after?: ConflictPosition | undefined;
}

export type ConflictPosition = Pick<Conflict, 'ref' | 'path' | 'id'>;

const COLUMNS = sql`c.id::text, e.ref, c.path, c.source_id as "sourceId", c.location, c.value,
  c.other_source_id as "otherSourceId", c.other_location as "otherLocation", c.other_value as "otherValue"`;
const ORDER = sql`e.ref collate "C", c.path collate "C", c.id`;

/** What sources disagree about, by entity and field. One row more than `first` is read, so that the caller sees whether more follow. */
export async function listConflicts(
  tx: Transaction,
  { source, first, after }: ConflictQuery,
): Promise<readonly Conflict[]> {
  const follows = after
    ? sql`(e.ref collate "C", c.path collate "C", c.id)
        > (${storableText(after.ref)}, ${storableText(after.path)}, ${BigInt(after.id)}::bigint)`
    : sql`true`;
  return tx.$queryRaw<Conflict[]>(sql`
    select ${COLUMNS} from conflict c join entity e on e.id = c.entity_id
    where ${isOf(source)} and ${follows} order by ${ORDER} limit ${first + 1}`);
}

export async function countConflicts(tx: Transaction, source?: string): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>(sql`
    select count(*)::int as count from conflict c where ${isOf(source)}`);
  return rows[0]?.count ?? 0;
}

/** What sources disagree about in these entities, by ref; one without conflicts is absent. */
export async function conflictsOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly Conflict[]>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<Conflict[]>(sql`
    select ${COLUMNS} from entity e join conflict c on c.entity_id = e.id
    where e.ref = any(${[...refs]}::text[]) order by ${ORDER}`);
  return Map.groupBy(rows, ({ ref }) => ref);
}

function isOf(source: string | undefined): Sql {
  return source === undefined ? sql`true` : sql`(c.source_id = ${source} or c.other_source_id = ${source})`;
}
