import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/**
 * What these groups and users own themselves, by descriptor or evidence. What their child groups own is not theirs, and
 * what belongs to something of theirs is not listed beside it.
 */
export function ownedBy(tx: Transaction, ownerRefs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`select target as of, source as ref from relation where type = 'ownedBy' and target = any(${[...ownerRefs]}::text[])`,
  );
}
