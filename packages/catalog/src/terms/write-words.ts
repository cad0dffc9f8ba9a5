import { sql, type Transaction } from '@watchbill/database';
import type { EntityRecord } from '../entity-record.ts';
import { wordsOfEntity } from './entity-words.ts';
import { wordNumber } from './term-hash.ts';

type Worded = Pick<EntityRecord, 'document' | 'owner_ref'>;

/** Adds the words of these entities to those that search knows. */
export async function writeWords(tx: Transaction, entities: readonly Worded[]): Promise<void> {
  const words = new Set<string>();
  for (const { document, owner_ref } of entities) {
    for (const { word } of wordsOfEntity(document, owner_ref)) words.add(word);
  }
  if (words.size === 0) return;
  const list = [...words].sort();
  await tx.$executeRaw(sql`
    insert into word (word, term)
    select n.word, n.term from unnest(${list}::text[], ${list.map(wordNumber).map(String)}::bigint[]) as n(word, term)
    where not exists (select 1 from word w where w.word = n.word)
    on conflict do nothing`);
}
