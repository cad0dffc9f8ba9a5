import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** The direct parts of these wholes: of a system its components, APIs and resources, of a domain its systems. */
export function partsOf(tx: Transaction, refs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`select target as of, source as ref from relation where type = 'partOf' and target = any(${[...refs]}::text[])`,
  );
}
