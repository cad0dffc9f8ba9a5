import { type Sql, sql } from '@watchbill/database';
import { InputError, normalizeEntityRef } from '@watchbill/model';
import { documentField } from './document-field.ts';
import { relationField } from './relation-field.ts';

/**
 * A field that a filter or facet can name, over table `e` (entity) and `h` (its health, may be null).
 * `one`: an expression of type text, null when absent. `many`: a query of one text column `value`.
 */
export type EntityField = {
  /** Equal for two spellings of one field. */
  readonly key: string;
  /** Brings a sought value into the stored form, before case is dropped. */
  readonly normalize?: (value: string) => string;
  /** A query of the list's elements as jsonb, where they can be maps. */
  readonly elements?: Sql;
  /** What a facet counts, where that is less than what matches. */
  readonly counted?: Sql;
  /** A query of the refs of entities that have a text, in lower case, for which a condition holds: found by index, not by looking at each. */
  readonly holders?: (condition: (text: Sql) => Sql) => Sql;
  /** It looks into `e.document`, which is most of a row's bulk. */
  readonly deep?: true;
} & ({ readonly one: Sql } | { readonly many: Sql });

const asRef = (defaultKind: string) => (value: string) => {
  try {
    return normalizeEntityRef(value, { defaultKind });
  } catch (error) {
    if (error instanceof InputError) return value;
    throw error;
  }
};

const TAGS = sql`select t.value from unnest(e.tags) as t(value)`;
const SYSTEM = sql`select r.target as value from relation r
  where r.source = e.ref and r.type = 'partOf' and starts_with(r.target, 'system:')`;

const FIELDS: readonly EntityField[] = [
  { key: 'ref', one: sql`e.ref`, normalize: asRef('component') },
  { key: 'kind', one: sql`e.kind` },
  { key: 'namespace', one: sql`e.namespace` },
  { key: 'name', one: sql`e.name` },
  { key: 'title', one: sql`e.title` },
  { key: 'description', one: sql`e.description` },
  { key: 'type', one: sql`e.type` },
  { key: 'lifecycle', one: sql`e.lifecycle` },
  { key: 'owner', one: sql`e.owner_ref`, normalize: asRef('group') },
  { key: 'system', many: SYSTEM, normalize: asRef('system') },
  { key: 'tag', many: TAGS },
  { key: 'health', one: sql`coalesce(h.state, 'UNKNOWN')` },
  { key: 'source', one: sql`e.source_id` },
];

/** Paths of the descriptor that are columns; spelled as Backstage spells them, in lower case. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['metadata.namespace', 'namespace'],
  ['metadata.name', 'name'],
  ['metadata.title', 'title'],
  ['metadata.description', 'description'],
  ['spec.type', 'type'],
  ['spec.lifecycle', 'lifecycle'],
  ['metadata.tags', 'tag'],
  ['tags', 'tag'],
]);

/** References that match as written, like any path, and in full as well. */
const REFERENCES: ReadonlyMap<string, { readonly key: string; readonly full: Sql }> = new Map([
  ['spec.owner', { key: 'owner', full: sql`select e.owner_ref where e.owner_ref is not null` }],
  ['spec.system', { key: 'system', full: SYSTEM }],
]);

/**
 * The field of this name: one of ours (`owner`, `health` …), `relations.<name>`, or a path in the descriptor.
 * Names compare without regard to case.
 * @throws InputError for anything else.
 */
export function entityField(name: string): EntityField {
  const lower = name.toLowerCase();
  const key = SYNONYMS.get(lower) ?? lower;
  const known = FIELDS.find((field) => field.key === key);
  if (known) return known;
  const reference = REFERENCES.get(lower);
  if (reference) {
    const counted = documentField(lower).many;
    return { key: reference.key, many: sql`${counted} union ${reference.full}`, counted, deep: true };
  }
  if (lower === 'relations' || lower.startsWith('relations.')) return relationField(lower);
  if (/^(metadata|spec|apiversion)(\.|$)/.test(lower))
    return { key: lower, deep: true, ...documentField(name) };
  throw new InputError(
    `field '${name}': expected one of ${FIELDS.map((field) => field.key).join(', ')}, ` +
      "relations.<name>, or a path such as 'metadata.annotations.acme.org/tier' or 'spec.type'",
  );
}
