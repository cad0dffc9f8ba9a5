import { findEntities } from '@watchbill/catalog';
import { sql, type Transaction } from '@watchbill/database';
import type { OwnerGraph } from './escalation.ts';

interface Edge {
  readonly source: string;
  readonly target: string;
}

/** The owners of these refs and everybody above them, in two statements however deep groups are nested. Circles end. */
export async function readOwnerGraph(tx: Transaction, ownerRefs: readonly string[]): Promise<OwnerGraph> {
  const owners = [...new Set(ownerRefs)];
  if (owners.length === 0) return { entities: new Map(), above: new Map() };
  const edges = await tx.$queryRaw<Edge[]>(sql`
    with recursive reached (ref) as (
      select ref from unnest(${owners}::text[]) as asked(ref)
      union
      select r.target from reached join relation r on r.source = reached.ref and r.type in ('childOf', 'memberOf')
    )
    select distinct r.source, r.target
    from reached join relation r on r.source = reached.ref and r.type in ('childOf', 'memberOf')`);
  const refs = new Set([...owners, ...edges.map(({ target }) => target)]);
  const found = await findEntities(tx, [...refs]);
  const entities = new Map([...found].map(([ref, { document }]) => [ref, document]));
  const above = Map.groupBy(edges, ({ source }) => source);
  return {
    entities,
    above: new Map([...above].map(([source, list]) => [source, list.map(({ target }) => target)])),
  };
}
