import { sql, type Transaction } from '@watchbill/database';
import type { Mutation } from '../source.ts';
import type { ToldSource } from '../sources/record-told.ts';

/** Which process hands a mutation over. */
export interface Teller {
  readonly id: string;
  /** It goes on with a listing that another process began, from the source's own state. */
  readonly resumes?: boolean;
}

/**
 * Begins a listing, or takes one over. One process at a time lists a source: two would each take what the other has told for
 * told by themselves. The later one goes on; what the earlier one still tells counts, but its end deletes nothing.
 */
export async function openListing(
  tx: Transaction,
  source: ToldSource,
  mutation: Mutation,
  teller: Teller,
): Promise<void> {
  if (mutation.type !== 'page') return;
  if (mutation.first) {
    await tx.$executeRaw(sql`delete from listing where source_id = ${source.id}`);
    await tx.$executeRaw(sql`
      update source set lister = ${teller.id}, listing_since = now(), listing_fault = coalesce((select max(id) from fault), 0)
      where id = ${source.id}`);
  } else if (teller.resumes && source.lister !== null) {
    await tx.$executeRaw(sql`update source set lister = ${teller.id} where id = ${source.id}`);
  }
}

/** Whether this mutation ends the listing that is open. */
export function endsListing(source: ToldSource, mutation: Mutation, teller: Teller): boolean {
  return mutation.type === 'complete' && source.lister === teller.id;
}

/** Keeps what a page told until the listing is complete: what none of its pages told is gone then. */
export async function recordPage(
  tx: Transaction,
  source: ToldSource,
  mutation: Mutation,
  refs: readonly string[],
): Promise<void> {
  // What a delta tells meanwhile may have come after its page was read.
  if (mutation.type !== 'page' && source.lister === null) return;
  if (refs.length === 0) return;
  await tx.$executeRaw(
    sql`insert into listing (source_id, refs) values (${source.id}, ${[...refs]}::text[])`,
  );
}

export async function closeListing(tx: Transaction, { id }: ToldSource): Promise<void> {
  await tx.$executeRaw(sql`delete from listing where source_id = ${id}`);
  await tx.$executeRaw(sql`
    update source set lister = null, listing_since = null, listing_fault = null where id = ${id}`);
}
