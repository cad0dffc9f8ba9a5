import { type Sql, sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import { parseCursor, printCursor } from '../query/entity-cursor.ts';
import { MOST_LEVELS } from './above.ts';
import { NEEDS_NO_EVIDENCE } from './claimed-owners.ts';
import { OWNER_EVIDENCE_WAYS } from './owner-evidence.ts';

/** `NO_OWNER`: neither it, nor any evidence, nor what it belongs to names one. */
export type UnownedReason = 'NO_OWNER' | 'OWNER_DOES_NOT_EXIST';

export interface UnownedEntity {
  readonly ref: string;
  readonly reason: UnownedReason;
  /** The owner as stated, else as evidence names it, e.g. `@acme/gone`; null when none is named. */
  readonly ownerRef: string | null;
  readonly cursor: string;
}

export interface UnownedPage {
  readonly rows: readonly UnownedEntity[];
  /** Of all pages. */
  readonly totalCount: number;
  readonly hasNextPage: boolean;
}

export interface UnownedOptions {
  /** Only those for this reason. */
  readonly reason?: UnownedReason | undefined;
  /** 1 to 1000. */
  readonly first: number;
  /** The cursor of the row before. */
  readonly after?: string | undefined;
}

const MAX_FIRST = 1000;
const ORDER = 'UNOWNED';

/**
 * What nobody answers for: entities for which `ownersOf` finds nobody; and those whose stated owner does not exist, also
 * where somebody else answers meanwhile. People, groups and locations need no owner. By name.
 * @throws InputError for a bad page size or cursor.
 */
export async function listUnowned(tx: Transaction, options: UnownedOptions): Promise<UnownedPage> {
  const { reason, first, after } = options;
  if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new InputError(`first '${first}': expected a whole number from 1 to ${MAX_FIRST}`);
  }
  const rows = await tx.$queryRaw<Row[]>(sql`
    with recursive ${candidates()},
    nobodys as materialized (
      select c.ref, c.name, coalesce(c.owner_ref, ${EVIDENCED}) as owner_ref
      from candidate c
      where c.owner_ref is not null or not exists (
        select 1 from above a
        join relation own on own.source = a.ref and own.type = 'ownedBy' join entity o on o.ref = own.target
        where a.of = c.ref
      )
    ),
    unowned as (
      select *, case when owner_ref is null then 'NO_OWNER' else 'OWNER_DOES_NOT_EXIST' end as reason from nobodys
    ),
    wanted as materialized (select * from unowned where ${reason ?? null}::text is null or reason = ${reason ?? null}::text)
    select page.ref, page.name, page.reason, page.owner_ref as "ownerRef", total.count as "totalCount"
    from (select count(*)::int as count from wanted) as total
    left join (
      select * from wanted w where ${isAfter(after)} order by w.name, w.ref collate "C" limit ${first + 1}
    ) as page on true
    order by page.name, page.ref collate "C"`);
  const found = rows.flatMap(({ ref, name, reason, ownerRef }) =>
    ref === null
      ? []
      : [{ ref, reason, ownerRef, cursor: printCursor({ order: ORDER, rank: 0, name, ref }) }],
  );
  return {
    rows: found.slice(0, first),
    totalCount: rows[0]?.totalCount ?? 0,
    hasNextPage: found.length > first,
  };
}

type Row = Omit<UnownedEntity, 'ref' | 'cursor'> & {
  readonly ref: string | null;
  readonly name: string;
  readonly totalCount: number;
};

/** Whom the best evidence names for a candidate `c`. */
const EVIDENCED = sql`(
  select sign->>'owner' from entity e join claim on claim.entity_id = e.id
  cross join lateral jsonb_array_elements(claim.owners) as told(sign)
  where e.ref = c.ref and claim.owners is not null and lower(e.kind) <> all(${NEEDS_NO_EVIDENCE}::text[])
  order by array_position(${[...OWNER_EVIDENCE_WAYS]}::text[], sign->>'way'), (sign->>'confidence')::float desc limit 1
)`;

/**
 * Those without a stated owner that exists, and everything above those that name none. Owners are few beside what they
 * own, so each is looked for once, by indexes.
 */
function candidates(): Sql {
  return sql`
    stated as materialized (select distinct owner_ref from entity where owner_ref is not null),
    suspect as (
      select ref, name, kind, owner_ref from entity where owner_ref is null
      union all
      select e.ref, e.name, e.kind, e.owner_ref from stated s join entity e on e.owner_ref = s.owner_ref
      where not exists (select 1 from entity o where o.ref = s.owner_ref)
    ),
    candidate as materialized (
      select s.ref, lower(s.name) collate "C" as name, s.owner_ref
      from suspect s where lower(s.kind) not in ('group', 'user', 'location')
    ),
    above (of, ref, depth) as (
      select ref, ref, 0 from candidate where owner_ref is null
      union
      select a.of, r.target, a.depth + 1
      from above a join relation r on r.source = a.ref and r.type in ('partOf', 'checks')
      where a.depth < ${MOST_LEVELS}::int
    )`;
}

function isAfter(cursor: string | undefined): Sql {
  if (cursor === undefined) return sql`true`;
  const { name, ref } = parseCursor(cursor, ORDER);
  return sql`(w.name, w.ref collate "C") > (${name}::text, ${ref}::text)`;
}
