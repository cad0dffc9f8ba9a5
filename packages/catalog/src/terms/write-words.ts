import { sql, type Transaction } from '@watchbill/database';
import { wordNumber } from './term-hash.ts';

/** Adds words of entities to those that search knows. */
export async function writeWords(tx: Transaction, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return;
  const list = [...words].sort();
  await tx.$executeRaw(sql`
    insert into word (word, term)
    select n.word, n.term from unnest(${list}::text[], ${list.map(wordNumber).map(String)}::bigint[]) as n(word, term)
    where not exists (select 1 from word w where w.word = n.word)
    on conflict do nothing`);
}
