import { type RawReader, type Sql, sql } from '@watchbill/database';
import { all } from '../query/entity-filter.ts';
import { hasTerm } from '../terms/has-term.ts';
import { type Place, wordTerm } from '../terms/term-hash.ts';
import { editDistance } from './edit-distance.ts';

/** A word that was sought, and words that may be meant by it, the most similar first; itself where it is known. */
export interface MeantWord {
  readonly sought: string;
  readonly meant: readonly string[];
}

/** Shorter words are too like too many others. */
const LEAST_LETTERS = 4;
const MOST_MEANT = 5;
/** Numbers and what is like them are never meant to be others. */
const LETTERS = /^\p{L}+$/u;
const PLACES: readonly Place[] = ['name', 'title', 'displayName', 'text'];

/**
 * What the words may have been meant to be, where some of them are in no entity: of each such word those that are one slip
 * of the keyboard away, two for words from seven letters on. Undefined when all are known, or one has none like it.
 */
export async function similarWords(
  reader: RawReader,
  words: readonly string[],
): Promise<readonly MeantWord[] | undefined> {
  const rows = await reader.$queryRaw<readonly { sought: string; word: string; known: boolean }[]>(sql`
    select a.sought, w.word, strpos(w.word, a.sought) > 0 as known
    from unnest(${[...words]}::text[]) as a(sought)
    cross join lateral (
      (select word from word where word like '%' || replace(replace(replace(a.sought, '\', '\\'), '%', '\%'), '_', '\_') || '%' limit 20)
      union
      (select word from word where word % a.sought order by similarity(word, a.sought) desc limit 50)
      union
      (select word from word where word like left(a.sought, 1) || '%' and length(a.sought) between ${LEAST_LETTERS}::int and 6
        and left(a.sought, 1) ~ '[[:alpha:]]' and abs(length(word) - length(a.sought)) <= 1 limit 2000)
    ) as w`);
  const found = Map.groupBy(rows, ({ sought }) => sought);
  const meant = words.map((sought): MeantWord => {
    const candidates = found.get(sought) ?? [];
    const known = candidates.flatMap(({ word, known }) => (known ? [word] : []));
    return {
      sought,
      meant:
        known.length > 0
          ? known
          : nearest(
              sought,
              candidates.map(({ word }) => word),
            ),
    };
  });
  const isSlip = meant.some(({ sought, meant: [first] }) => first !== undefined && !first.includes(sought));
  return isSlip && meant.every(({ meant: words }) => words.length > 0) ? meant : undefined;
}

function nearest(sought: string, candidates: readonly string[]): readonly string[] {
  if (sought.length < LEAST_LETTERS || !LETTERS.test(sought)) return [];
  const limit = sought.length < 7 ? 1 : 2;
  return candidates
    .map((word) => ({ word, distance: LETTERS.test(word) ? editDistance(sought, word, limit) : limit + 1 }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_MEANT)
    .map(({ word }) => word);
}

/** Entities that have one of the words meant by each. */
export function similarCondition(words: readonly MeantWord[]): Sql {
  return all(
    words.map(({ meant }) => hasTerm(meant.flatMap((word) => PLACES.map((place) => wordTerm(word, place))))),
  );
}

/** `7` where the nearest of the words is in the name, else `8`: behind all that `searchRank` gives. */
export function similarRank(words: readonly MeantWord[]): Sql {
  const inName = all(
    words.map(({ meant }) => hasTerm(meant.slice(0, 1).map((word) => wordTerm(word, 'name')))),
  );
  return sql`case when ${inName} then '7' else '8' end`;
}
