import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** The users of these groups themselves, without those of the groups below them. */
export function directMembersOf(tx: Transaction, groupRefs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`select target as of, source as ref from relation
      where type = 'memberOf' and target = any(${[...groupRefs]}::text[])`,
  );
}
