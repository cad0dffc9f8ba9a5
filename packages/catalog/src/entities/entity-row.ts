import { identifierKey } from '../identifiers/identifier-key.ts';
import { identifiersOfEntity } from '../identifiers/identifiers-of-entity.ts';
import { entityTerms } from '../terms/entity-terms.ts';
import { wordsOfEntity } from '../terms/entity-words.ts';
import type { EntityRecord } from './entity-record.ts';

/** A record with what only an index needs: computed for what is written, while PostgreSQL writes what came before. */
export type EntityRow = EntityRecord & {
  /** Keys of what it is called by. */
  readonly identifiers: readonly string[];
  /** What filters and search find it by. */
  readonly terms: readonly number[];
};

/** @param known takes the entity's words, which have to be kept beside it */
export function toRow<R extends EntityRecord>(record: R, known: Set<string>): R & EntityRow {
  const stated = identifiersOfEntity(record.document, record.title);
  const keys = stated.map(({ type, value }) => identifierKey(type, value));
  const words = wordsOfEntity(record.document, record.owner_ref);
  for (const { word } of words) known.add(word);
  return { ...record, identifiers: [...new Set(keys)], terms: entityTerms(record.document, words) };
}
