import { type RawReader, type Sql, sql } from '@watchbill/database';
import { all } from '../query/entity-filter.ts';
import { searchCondition, searchWords } from '../search/search-condition.ts';
import { similarCondition, similarWords } from '../search/similar-words.ts';

export interface FoundByWords {
  readonly rows: readonly WordedEntity[];
  /** What was sought instead, where a word is in no entity and others are like it. */
  readonly meant?: string;
}

export interface WordedEntity {
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
}

const MOST = 20;

/**
 * Entities with all these words in what search looks at, shortest names first; with words like them where they are in no
 * entity. Texts without a word find nothing.
 */
export async function findByWords(reader: RawReader, text: string): Promise<FoundByWords> {
  const words = searchWords(text);
  if (words.length === 0) return { rows: [] };
  const rows = await find(reader, searchCondition(words).indexed);
  const similar = rows.length === 0 ? await similarWords(reader, piecesOf(words)) : undefined;
  if (!similar) return { rows };
  const meant = similar.map(({ sought, meant: [first = sought] }) =>
    first.includes(sought) ? sought : first,
  );
  return { rows: await find(reader, similarCondition(similar)), meant: meant.join(' ') };
}

/** Names are often held with the signs in them. */
function piecesOf(words: readonly string[]): readonly string[] {
  const pieces = words.flatMap((word) => word.match(/[\p{L}\p{N}_]+/gu) ?? []);
  return [...new Set(pieces)].slice(0, MOST_PIECES);
}

const MOST_PIECES = 10;

function find(reader: RawReader, condition: Sql): PromiseLike<readonly WordedEntity[]> {
  return reader.$queryRaw<readonly WordedEntity[]>(sql`
    with matched as materialized (
      select e.ref, e.kind, e.name from entity e where ${all([sql`lower(e.kind) <> 'location'`, condition])}
    )
    select * from matched order by length(name), ref collate "C" limit ${MOST}::int`);
}
