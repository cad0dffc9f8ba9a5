import { sql, type Transaction } from '@watchbill/database';
import type { Mutation } from '../source.ts';

/** Which of these refs the unfinished listing has told before this mutation. */
export async function readListing(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  const continues = (mutation.type === 'page' && !mutation.first) || mutation.type === 'complete';
  if (!continues || refs.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ ref: string }[]>(sql`
    select ref from listing, unnest(refs) as ref where source_id = ${sourceId} and ref = any(${[...refs]}::text[])`);
  return new Set(rows.map(({ ref }) => ref));
}
