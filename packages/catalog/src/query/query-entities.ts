import { joinSql, type RawReader, type Sql, sql } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';
import { partOf, type WordCondition } from '../search/word-condition.ts';
import type { Place } from '../terms/term-hash.ts';
import { all, compileFilter, type EntityFilter, type FindField, matching } from './entity-filter.ts';
import { entityOrder, type FieldOrder } from './entity-order.ts';
import { indexedField } from './indexed-field.ts';
import type { Page } from './page.ts';
import type { EntityPosition } from './page-order.ts';
import { readPage } from './read-page.ts';
import { soleKind } from './sole-kind.ts';

export interface EntityQuery {
  /** In Backstage's names. */
  readonly filter?: EntityFilter | undefined;
  /** A text that is part of one of these fields. */
  readonly text?: { readonly term: string; readonly fields: readonly string[] } | undefined;
  /** Then by ref. */
  readonly orders?: readonly FieldOrder[] | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
  /** Only what comes after this place; before it, when going backwards. */
  readonly from?: EntityPosition | undefined;
  readonly backwards?: boolean | undefined;
  /** Whether to count all that match, on this page or not. */
  readonly count?: boolean | undefined;
}

/**
 * Which entities are on a page; `entityTexts` says what they are. Paging is by key: what comes and goes meanwhile neither
 * repeats nor hides others.
 * @throws InputError for a bad filter.
 */
export async function queryEntities(reader: RawReader, query: EntityQuery): Promise<Page> {
  const { filter = {}, text, orders = [], limit, offset = 0, from, backwards = false, count = false } = query;
  let needsHealth = false;
  const find = (name: string) => {
    const field = indexedField(name);
    needsHealth ||= field.health === true;
    return field;
  };
  const filtered = compileFilter(filter, find);
  const term = storableText(text?.term ?? '')
    .trim()
    .toLowerCase();
  const contained = text && term !== '' ? containsText(term, text.fields, find) : sql`true`;
  const words = text && term !== '' ? wordsOfText(term, text.fields) : ANY_WORDS;
  const condition = {
    indexed: all([filtered, words.condition, contained]),
    walked: all([filtered, words.ifFew, contained]),
    kind: soleKind(filter),
    needsHealth,
  };
  return readPage(reader, { condition, order: entityOrder(orders), limit, offset, from, backwards, count });
}

function containsText(term: string, fields: readonly string[], find: FindField): Sql {
  const ways = fields.map((name) => matching(find(name), (value) => sql`strpos(${value}, ${term}) > 0`));
  return ways.length > 0 ? joinSql(ways, ' or ', '(', ')') : sql`false`;
}

const ANY_WORDS = { condition: sql`true`, ifFew: sql`true` };
const PLACES: ReadonlyMap<string, Place> = new Map([
  ['metadata.name', 'name'],
  ['metadata.title', 'title'],
  ['spec.profile.displayname', 'displayName'],
]);

/** What must be among the words of an entity; nothing where a field's words are not kept. */
function wordsOfText(term: string, fields: readonly string[]): Pick<WordCondition, 'condition' | 'ifFew'> {
  const places = fields.map((name) => PLACES.get(name.toLowerCase()));
  const known = places.filter((place) => place !== undefined);
  return known.length < places.length || known.length === 0 ? ANY_WORDS : partOf(term, known);
}
