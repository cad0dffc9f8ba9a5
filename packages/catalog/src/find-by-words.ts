import { sql, type Transaction } from '@watchbill/database';
import { searchCondition, searchWords } from './entity-search.ts';

export interface FoundByWords {
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
}

const MOST = 20;

/** Entities with all these words in what search looks at, shortest names first. Texts without a word find nothing. */
export async function findByWords(tx: Transaction, text: string): Promise<readonly FoundByWords[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  return tx.$queryRaw<FoundByWords[]>(sql`
    select e.ref, e.kind, e.name from entity e
    where lower(e.kind) <> 'location' and ${searchCondition(words)}
    order by length(e.name), e.ref collate "C" limit ${MOST}`);
}
