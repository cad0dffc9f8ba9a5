import { type Sql, sql } from '@watchbill/database';
import { all } from './entity-filter.ts';
import { storableText } from './storable-json.ts';

const MAX_WORDS = 10;

/** How search sees an entity `e`: lower case, with the owner's name in place of its whole reference. */
const NAME = sql`lower(e.name)`;
const TITLE = sql`lower(coalesce(e.title, ''))`;
const TEXT = sql`lower(concat_ws(' ', e.title, e.description, array_to_string(e.tags, ' '), split_part(e.owner_ref, '/', 2)))`;

/** The words of a query in lower case; more than ten are cut. */
export function searchWords(query: string | undefined): readonly string[] {
  return storableText(query ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MAX_WORDS);
}

/** Every word is part of the name, or begins a word of title, description, tags or owner. */
export function searchCondition(words: readonly string[]): Sql {
  return all(words.map((word) => sql`(strpos(${NAME}, ${word}) > 0 or ${TEXT} ~ ${wordStart(word)})`));
}

/** From 0, the name itself, to 5, found only in other texts. */
export function searchRank(words: readonly string[]): Sql {
  const whole = words.join(' ');
  const dashed = words.join('-');
  const first = words[0] ?? '';
  return sql`case
    when ${NAME} in (${whole}, ${dashed}) or ${TITLE} = ${whole} then 0
    when starts_with(${NAME}, ${dashed}) then 1
    when ${NAME} ~ ${wordStart(first)} then 2
    when strpos(${NAME}, ${first}) > 0 then 3
    when ${TITLE} ~ ${wordStart(first)} then 4
    else 5 end`;
}

/** PostgreSQL's `\m` is the beginning of a word; a word that begins with a sign has none. */
function wordStart(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return /^\w/.test(word) ? `\\m${escaped}` : escaped;
}
