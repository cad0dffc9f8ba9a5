import { joinSql, type Sql, sql } from '@watchbill/database';
import { all } from '../entity-filter.ts';
import { PLACES, type Place } from '../terms/term-hash.ts';

const WHOLE = /^[\p{L}\p{N}_]+$/u;
/** Longer words are kept by their beginning. */
const MOST_OF_A_WORD = 100;
const ANY_PLACE: readonly Place[] = ['name', 'title', 'displayName', 'text'];
const IN_SEARCH: readonly Place[] = ['title', 'text'];

/** What must hold of words for a text to be found; with it, whether that is all there is to it. */
export interface WordCondition {
  readonly condition: Sql;
  /** The same for a look at single rows, which is only fast where few words are meant; where many are, it leaves it open. */
  readonly ifFew: Sql;
  readonly exact: boolean;
}

/** Entities with a word that begins so in what search looks at, or with a name that has it anywhere. `text` in lower case. */
export function searchedWord(text: string): WordCondition {
  if (!isWhole(text)) return partOf(text, ANY_PLACE);
  const terms = termsOfWords(sql`w.word like ${likeAnywhere(text)}`, [
    { places: ['name'] },
    { places: IN_SEARCH, which: sql`starts_with(w.word, ${text})` },
  ]);
  return { condition: hasOneOf(terms), ifFew: hasOneOfFew(terms), exact: true };
}

/** Entities with a text in one of these places, which may be beside others; `text` in lower case. */
export function partOf(text: string, places: readonly Place[]): WordCondition {
  if (isWhole(text)) {
    const terms = termsOfWords(sql`w.word like ${likeAnywhere(text)}`, [{ places }]);
    return { condition: hasOneOf(terms), ifFew: hasOneOfFew(terms), exact: true };
  }
  const pieces = piecesOf(text).map((piece) => termsOfWords(sql`w.word like ${piece}`, [{ places }]));
  return { condition: all(pieces.map(hasOneOf)), ifFew: all(pieces.map(hasOneOfFew)), exact: false };
}

/**
 * What words between signs must be like: the first may go on to the left, the last to the right. Without a word in it,
 * a text says nothing of words.
 */
function piecesOf(text: string): readonly string[] {
  const pieces = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const startsWithSign = !/^[\p{L}\p{N}_]/u.test(text);
  const endsWithSign = !/[\p{L}\p{N}_]$/u.test(text);
  return pieces.slice(0, MOST_PIECES).flatMap((piece, index) => {
    if (piece.length > MOST_OF_A_WORD) return [];
    const before = index === 0 && !startsWithSign ? '%' : '';
    const after = index === pieces.length - 1 && !endsWithSign ? '%' : '';
    return [before + escapeLike(piece) + after];
  });
}

const MOST_PIECES = 10;

function isWhole(text: string): boolean {
  return WHOLE.test(text) && text.length <= MOST_OF_A_WORD;
}

interface Whereabouts {
  readonly places: readonly Place[];
  /** Only for these words. */
  readonly which?: Sql;
}

/** Asked of the vocabulary once a statement. */
function termsOfWords(words: Sql, whereabouts: readonly Whereabouts[]): Sql {
  const terms = whereabouts.map(({ places, which = sql`true` }) => {
    const numbers = places.map((place) => PLACES[place]);
    return sql`select -(w.term + p.place) from word w cross join unnest(${`{${numbers}}`}::int[]) as p(place)
      where ${words} and ${which}`;
  });
  return sql`array(${joinSql(terms, ' union all ')})`;
}

function hasOneOf(terms: Sql): Sql {
  return sql`e.terms && ${terms}`;
}

const FEW = 40;

function hasOneOfFew(terms: Sql): Sql {
  return sql`(case when cardinality(${terms}) <= ${FEW}::int then e.terms && ${terms} else true end)`;
}

function likeAnywhere(text: string): string {
  return `%${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
