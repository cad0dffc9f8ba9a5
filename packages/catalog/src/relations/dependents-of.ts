import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** What depends on these entities, directly. */
export function dependentsOf(tx: Transaction, refs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`select target as of, source as ref from relation where type = 'dependsOn' and target = any(${[...refs]}::text[])`,
  );
}
