import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** Everything that these entities are part of, at any height: systems, domains and the domains above. Circles do no harm. */
export function wholesOf(tx: Transaction, refs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`
      with recursive whole (part, ref) as (
        select source, target from relation where type = 'partOf' and source = any(${[...refs]}::text[])
        union
        select whole.part, r.target from whole join relation r on r.source = whole.ref and r.type = 'partOf'
      )
      select part as of, ref from whole where ref <> part`,
  );
}
