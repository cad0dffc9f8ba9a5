import { sql, type Transaction } from '@watchbill/database';
import { directOwner, MOST_LEVELS, NEARNESS } from './above.ts';

/**
 * The ref of each entity's owner, where there is one that exists: as its descriptor states it, else as evidence has it,
 * else that of the nearest whole that has one, or of what a check marks. `ownershipOf` says how it is known.
 */
export async function ownersOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ of: string; owner: string }[]>(sql`
    with recursive above (of, ref, depth, owner) as (
      select e.ref, e.ref, 0, ${directOwner(sql`e.ref`)} from entity e where e.ref = any(${[...refs]}::text[])
      union
      select a.of, r.target, a.depth + 1, ${directOwner(sql`r.target`)}
      from above a join relation r on r.source = a.ref and r.type in ('partOf', 'checks')
      where a.owner is null and a.depth < ${MOST_LEVELS}::int
    )
    select distinct on (a.of) a.of, a.owner
    from above a join entity e on e.ref = a.ref
    where a.owner is not null
    order by a.of, a.depth, ${NEARNESS}`);
  return new Map(rows.map(({ of, owner }) => [of, owner]));
}
