import { sql, type Transaction } from '@watchbill/database';
import { MOST_LEVELS, NEARNESS } from './above.ts';
import { NEEDS_NO_EVIDENCE, signsOf } from './claimed-owners.ts';
import { findMeantOwners } from './find-meant-owners.ts';
import { judgeOwnership, type Ownership } from './judge-ownership.ts';
import type { OwnedLink } from './owner-sign.ts';

/**
 * Who answers for these entities, with all that speaks for it and against it, in at most two statements. Refs that do not
 * exist are absent. The owner is always that of `ownersOf`.
 */
export async function ownershipOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Ownership>> {
  if (refs.length === 0) return new Map();
  const rows = await readLinks(tx, refs);
  const meant = await findMeantOwners(
    tx,
    rows.flatMap(({ evidence }) => evidence.map(({ owner }) => owner)),
  );
  const links = Map.groupBy(rows, ({ of }) => of);
  return new Map([...links].map(([of, chain]) => [of, judgeOwnership(chain, meant)]));
}

type Row = OwnedLink & { readonly of: string };

/** What these entities are part of, or mark, each once by its shortest way, the nearest first. */
function readLinks(tx: Transaction, refs: readonly string[]): Promise<readonly Row[]> {
  return tx.$queryRaw<Row[]>(sql`
    with recursive above (of, ref, depth) as (
      select ref, ref, 0 from entity where ref = any(${[...refs]}::text[])
      union
      select a.of, r.target, a.depth + 1
      from above a join relation r on r.source = a.ref and r.type in ('partOf', 'checks')
      where a.depth < ${MOST_LEVELS}::int
    )
    select a.of, e.ref, a.depth, e.owner_ref as stated, e.location,
      exists (select 1 from entity o where o.ref = e.owner_ref) as "statedExists",
      case when lower(e.kind) = any(${NEEDS_NO_EVIDENCE}::text[]) then '[]' else ${signsOf(sql`e.id`)} end as evidence
    from (select of, ref, min(depth) as depth from above group by of, ref) a join entity e on e.ref = a.ref
    order by a.of, a.depth, ${NEARNESS}`);
}
