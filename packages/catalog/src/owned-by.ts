import { sql, type Transaction } from '@watchbill/database';
import { type RefLists, readRefLists } from './neighbours.ts';

/** What these groups and users own themselves; what their child groups own is not theirs. */
export function ownedBy(tx: Transaction, ownerRefs: readonly string[]): Promise<RefLists> {
  return readRefLists(
    tx,
    sql`select owner_ref as of, ref from entity where owner_ref = any(${[...ownerRefs]}::text[])`,
  );
}
