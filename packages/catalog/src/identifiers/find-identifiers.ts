import { sql, type Transaction } from '@watchbill/database';
import { identifierKey } from './identifier-key.ts';
import type { LookUp } from './interpretation.ts';

/** An entity that a look-up found. */
export interface FoundIdentifier {
  /** Which of the look-ups. */
  readonly nr: number;
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
  /** Ref of the entity whose descriptor says it: itself, or a check that marks it. */
  readonly statedBy: string;
  /** What runs it, where a cluster says so, e.g. `Deployment shop/cart in production`. */
  readonly workload: string | null;
}

/** A host or a namespace can be common to thousands; more than these say nothing more. */
const MOST_A_LOOK_UP = 100;

/** What these look-ups find, in one statement of index scans. */
export async function findIdentifiers(
  tx: Transaction,
  lookUps: readonly LookUp[],
): Promise<readonly FoundIdentifier[]> {
  const asked = JSON.stringify(
    lookUps.map(({ type, value, refEnd }, nr) => ({
      nr,
      type,
      value,
      key: identifierKey(type, value),
      ref_end: refEnd,
    })),
  );
  // Where a check looks is where the entity that it marks answers.
  return tx.$queryRaw<FoundIdentifier[]>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${asked}::jsonb) as n (nr int, type text, value text, key bigint, ref_end text)
    ),
    found as (
      select a.nr, coalesce(r.target, s.ref) as ref, min(s.ref) as stated_by, null as workload
      from asked a
      cross join lateral (
        select e.ref, e.kind from entity e
        where e.identifiers @> array[a.key] and (a.ref_end is null or right(e.ref, length(a.ref_end)) = a.ref_end)
        limit ${MOST_A_LOOK_UP}
      ) s
      left join relation r on lower(s.kind) = 'check' and a.type in ('hostname', 'link-host', 'url')
        and r.source = s.ref and r.type = 'checks'
      group by 1, 2
      union all
      select a.nr, w.ref, w.ref, w.place
      from asked a
      cross join lateral (
        select e.ref, min(w.kind || ' ' || w.namespace || '/' || w.name || ' in ' || w.cluster) as place
        from workload w
        join claim c on c.source_id = w.source_id and c.ref = w.ref
        join entity e on e.id = c.entity_id
        where w.identifiers @> array[a.key] and (a.ref_end is null or right(e.ref, length(a.ref_end)) = a.ref_end)
        group by e.ref limit ${MOST_A_LOOK_UP}
      ) w
      union all
      select nr, value, value, null from asked where type = 'reference'
      union all
      -- What it was called before.
      select a.nr, e.ref, e.ref, null
      from asked a
      join alias l on (a.type = 'reference' and l.ref = a.value)
        or (a.type = 'name' and right(l.ref, length(a.value) + 1) = '/' || a.value
          and (a.ref_end is null or right(l.ref, length(a.ref_end)) = a.ref_end))
      join entity e on e.id = l.entity_id
    )
    select f.nr, e.ref, e.kind, e.name, min(f.stated_by) as "statedBy", min(f.workload) as workload
    from found f join entity e on e.ref = f.ref
    where lower(e.kind) <> 'location'
    group by f.nr, e.ref, e.kind, e.name
    order by f.nr, e.ref`);
}
