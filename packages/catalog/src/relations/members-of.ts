import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** The users of these groups: their own and those of their child groups at any depth. Groups in a circle do no harm. */
export function membersOf(tx: Transaction, groupRefs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`
      with recursive team (root, ref) as (
        select ref, ref from unnest(${[...groupRefs]}::text[]) as asked(ref)
        union
        select team.root, r.source from team join relation r on r.target = team.ref and r.type = 'childOf'
      )
      select team.root as of, r.source as ref
      from team join relation r on r.target = team.ref and r.type = 'memberOf'`,
  );
}
