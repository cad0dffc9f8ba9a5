import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** What these entities say they depend on, directly. */
export function dependenciesOf(tx: Transaction, refs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`select source as of, target as ref from relation where type = 'dependsOn' and source = any(${[...refs]}::text[])`,
  );
}
