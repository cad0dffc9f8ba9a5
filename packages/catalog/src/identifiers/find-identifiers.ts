import { sql, type Transaction } from '@watchbill/database';
import type { LookUp } from './interpretation.ts';

/** An entity that a look-up found. */
export interface FoundIdentifier {
  /** Which of the look-ups. */
  readonly nr: number;
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
  readonly origin: string;
}

/** A host or a namespace can be common to thousands; more than these say nothing more. */
const MOST_A_LOOK_UP = 100;

/** What these look-ups find, in one statement of index scans. */
export async function findIdentifiers(
  tx: Transaction,
  lookUps: readonly LookUp[],
): Promise<readonly FoundIdentifier[]> {
  const asked = JSON.stringify(
    lookUps.map(({ type, value, refEnd }, nr) => ({ nr, type, value, ref_end: refEnd })),
  );
  return tx.$queryRaw<FoundIdentifier[]>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${asked}::jsonb) as n (nr int, type text, value text, ref_end text)
    ),
    found as (
      select a.nr, i.ref, min(i.origin) as origin
      from asked a cross join lateral (
        select i.ref, i.origin from identifier i
        where i.type = a.type and i.value = a.value and (a.ref_end is null or right(i.ref, length(a.ref_end)) = a.ref_end)
        order by i.ref limit ${MOST_A_LOOK_UP}
      ) i
      group by a.nr, i.ref
      union all
      select nr, value, '' from asked where type = 'reference'
    )
    select f.nr, e.ref, e.kind, e.name, f.origin
    from found f join entity e on e.ref = f.ref
    where lower(e.kind) <> 'location'`);
}
