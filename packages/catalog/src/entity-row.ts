import type { EntityRecord } from './entity-record.ts';
import { identifierKey } from './identifiers/identifier-key.ts';
import { identifiersOfEntity } from './identifiers/identifiers-of-entity.ts';
import { entityTerms } from './terms/entity-terms.ts';

/** A record with what only an index needs: computed for what is written, while PostgreSQL writes what came before. */
export type EntityRow = EntityRecord & {
  /** Keys of what it is called by. */
  readonly identifiers: readonly string[];
  /** What filters and search find it by. */
  readonly terms: readonly number[];
};

export function toRow<R extends EntityRecord>(record: R): R & EntityRow {
  const stated = identifiersOfEntity(record.document, record.title);
  const keys = stated.map(({ type, value }) => identifierKey(type, value));
  const terms = entityTerms(record.document, record.owner_ref);
  return { ...record, identifiers: [...new Set(keys)], terms };
}
