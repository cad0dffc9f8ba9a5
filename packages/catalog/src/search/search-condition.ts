import { type Sql, sql } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';
import { all, any } from '../query/entity-filter.ts';
import { searchedWord } from './word-condition.ts';

const MAX_WORDS = 10;

const NAME = sql`lower(e.name)`;
const TITLE = sql`lower(coalesce(e.title, ''))`;
const LABELS = sql`lower(concat_ws(' ', array_to_string(e.tags, ' '), split_part(e.owner_ref, '/', 2)))`;
const TEXT = sql`lower(concat_ws(' ', e.title, e.description, array_to_string(e.tags, ' '), split_part(e.owner_ref, '/', 2)))`;

/** The words of a query in lower case; more than ten are cut. */
export function searchWords(query: string | undefined): readonly string[] {
  return storableText(query ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS);
}

/** Every word is part of the name, or begins a word of title, description, tags or the owner's name. Two forms: see PageCondition. */
export function searchCondition(words: readonly string[]): { readonly indexed: Sql; readonly walked: Sql } {
  const found = words.map((word) => ({ text: inTexts(word), ...searchedWord(word) }));
  return {
    indexed: all(found.map(({ condition, isAll, text }) => all([condition, any([isAll, text])]))),
    walked: all(found.map(({ ifFew, text }) => all([ifFew, text]))),
  };
}

function inTexts(word: string): Sql {
  return sql`(strpos(${NAME}, ${word}) > 0 or ${TEXT} ~ ${wordStart(word)})`;
}

/**
 * How well an entity fits, as a digit: 0 is called so, 1 its name begins so, 2 a word of its name, 3 part of its name, 4 a
 * word of its title, 5 a tag or its owner, 6 its description. Of several words the first one counts.
 */
export function searchRank(words: readonly string[]): Sql {
  const whole = words.join(' ');
  const dashed = words.join('-');
  const first = words[0] ?? '';
  return sql`case
    when ${NAME} in (${whole}, ${dashed}) or ${TITLE} = ${whole} then '0'
    when starts_with(${NAME}, ${dashed}) then '1'
    when strpos(${NAME}, ${first}) > 0 then case when ${NAME} ~ ${wordStart(first)} then '2' else '3' end
    when ${TITLE} ~ ${wordStart(first)} then '4'
    when ${LABELS} ~ ${wordStart(first)} then '5'
    else '6' end`;
}

/** PostgreSQL's `\m` is the beginning of a word; a word that begins with a sign has none. */
function wordStart(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return /^\w/.test(word) ? `\\m${escaped}` : escaped;
}
