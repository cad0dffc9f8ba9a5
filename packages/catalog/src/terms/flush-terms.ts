import { sql, type Transaction } from '@watchbill/database';

/** Sorts into their indexes what was written of terms and identifiers: every reader looks through what is not. */
export async function flushTerms(tx: Transaction): Promise<void> {
  await tx.$queryRaw(sql`
    select gin_clean_pending_list('entity_terms_idx')::int, gin_clean_pending_list('entity_identifiers_idx')::int`);
}
