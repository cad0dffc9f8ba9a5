import { sql, type Transaction } from '@watchbill/database';
import type { Mutation } from '../source.ts';

/** Keeps what a page told until the listing is complete: what none of its pages told is gone then. */
export async function recordListing(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  refs: readonly string[],
): Promise<void> {
  if (mutation.type === 'delta') return;
  if (mutation.type !== 'page' || mutation.first) {
    await tx.$executeRaw(sql`delete from listing where source_id = ${sourceId}`);
  }
  if (mutation.type === 'page') {
    await tx.$executeRaw(
      sql`insert into listing (source_id, refs) values (${sourceId}, ${[...refs]}::text[])`,
    );
  }
}
