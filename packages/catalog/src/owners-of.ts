import { sql, type Transaction } from '@watchbill/database';

/**
 * The ref of each entity's owner, where there is one that exists. A check without an owner of its own belongs to the
 * owner of the entity that it marks: nobody else can mend what it reports.
 */
export async function ownersOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ of: string; ref: string }[]>(sql`
    with asked as (select distinct unnest(${[...refs]}::text[]) as ref),
    stated as (
      select a.ref as of, e.owner_ref as ref from asked a join entity e on e.ref = a.ref where e.owner_ref is not null
      union all
      select a.ref, whole.owner_ref
      from asked a
      join entity own on own.ref = a.ref and own.owner_ref is null
      join relation r on r.source = a.ref and r.type = 'checks'
      join entity whole on whole.ref = r.target
      where whole.owner_ref is not null
    )
    select s.of, min(s.ref) as ref from stated s join entity owner on owner.ref = s.ref group by s.of`);
  return new Map(rows.map(({ of, ref }) => [of, ref]));
}
