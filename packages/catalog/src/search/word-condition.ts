import { joinSql, type Sql, sql } from '@watchbill/database';
import { all } from '../query/entity-filter.ts';
import { PLACES, type Place, pathTerm } from '../terms/term-hash.ts';

const WHOLE = /^[\p{L}\p{N}_]+$/u;
/** Longer words are kept by their beginning. */
const MOST_OF_A_WORD = 100;
const ANY_PLACE: readonly Place[] = ['name', 'title', 'displayName', 'text'];
const IN_SEARCH: readonly Place[] = ['title', 'text'];

/** What must hold of words for a text to be found. */
export interface WordCondition {
  readonly condition: Sql;
  /** The same for a look at single rows, which is only fast where few words are meant; where many are, it leaves it open. */
  readonly ifFew: Sql;
  /** Where it holds of a statement, `condition` is all there is to it. */
  readonly isAll: Sql;
}

/** Entities with a word that begins so in what search looks at, or with a name that has it anywhere. `text` in lower case. */
export function searchedWord(text: string): WordCondition {
  if (!isWhole(text) || isShort(text)) return partOf(text, ANY_PLACE);
  const terms = termsOfWords(sql`w.word like ${likeAnywhere(text)}`, [
    { places: ['name'] },
    { places: IN_SEARCH, which: sql`starts_with(w.word, ${text})` },
  ]);
  return { condition: hasOneOf(terms), ifFew: hasOneOfFew(terms), isAll: areAll(terms) };
}

/** Entities with a text in one of these places, which may be beside others; `text` in lower case. */
export function partOf(text: string, places: readonly Place[]): WordCondition {
  if (isShort(text)) return ANY_WORD;
  if (isWhole(text)) {
    const terms = termsOfWords(sql`w.word like ${likeAnywhere(text)}`, [{ places }]);
    return { condition: hasOneOf(terms), ifFew: hasOneOfFew(terms), isAll: areAll(terms) };
  }
  const pieces = piecesOf(text).map((piece) => termsOfWords(sql`w.word like ${piece}`, [{ places }]));
  return { condition: all(pieces.map(hasOneOf)), ifFew: all(pieces.map(hasOneOfFew)), isAll: sql`false` };
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
    if (isShort(piece) || piece.length > MOST_OF_A_WORD) return [];
    const before = index === 0 && !startsWithSign ? '%' : '';
    const after = index === pieces.length - 1 && !endsWithSign ? '%' : '';
    return [before + escapeLike(piece) + after];
  });
}

const MOST_PIECES = 10;
/** So many words have these within them that looking at the texts themselves is faster. */
const SHORT = 3;
const ANY_WORD: WordCondition = { condition: sql`true`, ifFew: sql`true`, isAll: sql`false` };

function isShort(text: string): boolean {
  return text.length < SHORT;
}

function isWhole(text: string): boolean {
  return WHOLE.test(text) && text.length <= MOST_OF_A_WORD;
}

interface Whereabouts {
  readonly places: readonly Place[];
  /** Only for these words. */
  readonly which?: Sql;
}

/** With more, the index takes longer than a look at all texts. */
const MOST_TERMS = 2000;
/** Every entity has it, so that it says nothing. */
const EVERY = sql`${String(pathTerm('apiversion'))}::bigint`;

/** Terms of which an entity has one; asked of the vocabulary once a statement. `EVERY` where they are too many. */
function termsOfWords(words: Sql, whereabouts: readonly Whereabouts[]): Sql {
  const terms = whereabouts.map(({ places, which = sql`true` }) => {
    const numbers = places.map((place) => PLACES[place]);
    return sql`select -(w.term + p.place) as term from word w cross join unnest(${`{${numbers}}`}::int[]) as p(place)
      where ${words} and ${which}`;
  });
  return sql`(
    select case when count(*) > ${MOST_TERMS}::int then array[${EVERY}] else coalesce(array_agg(t.term), '{}') end
    from (select * from (${joinSql(terms, ' union all ')}) as u limit ${MOST_TERMS + 1}::int) as t)`;
}

function hasOneOf(terms: Sql): Sql {
  return sql`e.terms && ${terms}`;
}

/** Whether having one of the terms decides it. */
function areAll(terms: Sql): Sql {
  return sql`not ${terms} @> array[${EVERY}]`;
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
