import { type Sql, sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';

export const MOST_REACH_DEPTH = 5;
/** Of one entity, the nearest; a page that shows more helps nobody. */
export const MOST_REACHED = 1_000;
/** An entity is come by once for each distance; past these the search ends, so that no graph can make it long. */
const MOST_VISITS = 10_000;

/** An entity that is reached from another along `dependsOn`. */
export interface ReachedEntity {
  readonly ref: string;
  /** Over how many relations, on the shortest way; at least 1. */
  readonly distance: number;
  /** Ref of the one before it on such a way; null when it is reached directly. */
  readonly via: string | null;
}

export interface Reach {
  /** The nearest first, then by name; at most 1000. */
  readonly entities: readonly ReachedEntity[];
  /** There are more. */
  readonly truncated: boolean;
}

export interface ReachOptions {
  /** `dependencies`: what it depends on. `dependents`: what depends on it. */
  readonly towards: 'dependencies' | 'dependents';
  /** 1 to 5 relations. */
  readonly depth: number;
}

/**
 * What these entities lead to within so many relations, as far as it exists, in one statement. Circles end; none is reached
 * from itself. Those that lead nowhere are absent.
 * @throws InputError for a depth beyond 1 to 5.
 */
export async function reachOf(
  tx: Transaction,
  refs: readonly string[],
  { towards, depth }: ReachOptions,
): Promise<ReadonlyMap<string, Reach>> {
  if (!Number.isInteger(depth) || depth < 1 || depth > MOST_REACH_DEPTH) {
    throw new InputError(`depth '${depth}': expected a whole number from 1 to ${MOST_REACH_DEPTH}`);
  }
  const [from, to] = towards === 'dependencies' ? [sql`source`, sql`target`] : [sql`target`, sql`source`];
  const rows = await tx.$queryRaw<Row[]>(sql`
    select asked.ref as of, found.* from unnest(${[...refs]}::text[]) as asked(ref) cross join lateral (
      with recursive walked (ref, distance) as (
        select asked.ref, 0
        union
        select r.${to}, w.distance + 1 from walked w join relation r on r.${from} = w.ref and r.type = 'dependsOn'
        where w.distance < ${depth}::int
      ),
      visited as materialized (select * from walked limit ${MOST_VISITS + 1}),
      nearest as materialized (select ref, min(distance) as distance from visited group by ref)
      select n.ref, n.distance, ${viaOf(from, to)} as via, (select count(*) from visited) > ${MOST_VISITS} as "cutShort"
      from nearest n join entity e on e.ref = n.ref
      where n.distance > 0
      order by n.distance, lower(e.name) collate "C", n.ref collate "C"
      limit ${MOST_REACHED + 1}
    ) as found`);
  return new Map([...Map.groupBy(rows, ({ of }) => of)].map(([of, reached]) => [of, toReach(reached)]));
}

interface Row extends ReachedEntity {
  readonly of: string;
  readonly cutShort: boolean;
}

/** The first by ref of those one step nearer that lead to `n`. */
function viaOf(from: Sql, to: Sql): Sql {
  return sql`case when n.distance > 1 then (
    select b.ref from relation r join nearest b on b.ref = r.${from} and b.distance = n.distance - 1
    where r.${to} = n.ref and r.type = 'dependsOn' order by b.ref collate "C" limit 1
  ) end`;
}

function toReach(rows: readonly Row[]): Reach {
  const entities = rows.slice(0, MOST_REACHED).map(({ ref, distance, via }) => ({ ref, distance, via }));
  return { entities, truncated: rows.length > MOST_REACHED || rows.some(({ cutShort }) => cutShort) };
}
