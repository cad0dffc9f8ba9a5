import { sql, type Transaction } from '@watchbill/database';
import { locationTarget } from './location.ts';

/** Who answers for an entity, and how that is known. */
export interface Ownership {
  /** Ref of the group or user, or null when none exists. */
  readonly owner: string | null;
  /** 1 where its descriptor says so; less the further away it is said. */
  readonly confidence: number;
  /** A clause, e.g. `owned by group:default/shop (said in /srv/catalog/cart.yaml)`. */
  readonly because: string;
}

/** The part-of relation seldom has three levels; a circle of wholes ends here. */
const MOST_LEVELS = 8;
const A_LEVEL = 0.8;

interface Row {
  readonly of: string;
  readonly stated: string | null;
  readonly owner: string | null;
  readonly via: string | null;
  readonly location: string | null;
  readonly depth: number | null;
}

/**
 * The owner that the descriptor states, if that exists; else that of what a check marks, or of the nearest whole that
 * has one: its component, system, domain. Refs that do not exist are absent.
 */
export async function ownershipOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Ownership>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>(sql`
    with recursive above (of, ref, depth) as (
      select ref, ref, 0 from entity where ref = any(${[...refs]}::text[])
      union
      select a.of, r.target, a.depth + 1
      from above a join relation r on r.source = a.ref and r.type in ('partOf', 'checks')
      where a.depth < ${MOST_LEVELS}::int
    ),
    owned as (
      select distinct on (a.of) a.of, e.owner_ref as owner, e.ref as via, e.location, a.depth
      from above a join entity e on e.ref = a.ref join entity o on o.ref = e.owner_ref
      order by a.of, a.depth, e.ref
    )
    select e.ref as of, e.owner_ref as stated, o.owner, o.via, o.location, o.depth
    from entity e left join owned o on o.of = e.ref
    where e.ref = any(${[...refs]}::text[])`);
  return new Map(rows.map((row) => [row.of, judge(row)]));
}

function judge({ stated, owner, via, location, depth }: Row): Ownership {
  const missing = stated === null ? 'it names no owner' : `its owner ${stated} does not exist`;
  if (owner === null) return { owner, confidence: 0, because: missing };
  const said = location === null ? '' : ` (said in ${locationTarget(location)})`;
  if (!depth) return { owner, confidence: 1, because: `owned by ${owner}${said}` };
  const confidence = Math.round(A_LEVEL ** depth * 100) / 100;
  return {
    owner,
    confidence,
    because: `${missing}; ${via}, which it belongs to, is owned by ${owner}${said}`,
  };
}
