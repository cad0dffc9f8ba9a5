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
  /** Path in lower case under which the terms of an entity hold its values: what is not among them does not match. */
  readonly path?: string;
  /** What is among the terms does match: see `indexedField`. Else it is looked at. */
  readonly exact?: true;
  /** `path` is that of a leaf or of nothing, so that its terms say whether it is there. */
  readonly leaf?: true;
  /** `one` in lower case, where that is stored or indexed. */
  readonly folded?: Sql;
  /** A column of type text[] that holds the values. */
  readonly list?: Sql;
  /** It matches where one of these does. */
  readonly either?: readonly EntityField[];
  /** It needs `h`. */
  readonly health?: true;
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

/** As in the index by which names are in order. */
export const FOLDED_NAME = sql`(lower(e.name) collate "C")`;
const TAGS = sql`select t.value from unnest(e.tags) as t(value)`;
const SYSTEM = sql`select r.target as value from relation r
  where r.source = e.ref and r.type = 'partOf' and starts_with(r.target, 'system:')`;

const STATED_OWNER = { key: 'owner', one: sql`e.owner_ref`, folded: sql`e.owner_ref` };
/** By evidence where the descriptor names none: see `settleOwners`. Looked for only there, for a facet looks at all. */
const OWNER = sql`(case when e.owner_ref is null then
  (select r.target from relation r where r.stated_by = e.id and r.nr = -1) else e.owner_ref end)`;
const OWNED: EntityField = {
  key: 'owner',
  many: sql`select ${OWNER} as value`,
  holders: (condition) => sql`select o.ref from entity o where ${condition(sql`o.owner_ref`)}
    union all select r.source from relation r where r.nr = -1 and r.type = 'ownedBy' and ${condition(sql`r.target`)}`,
};
const OF_SYSTEM: EntityField = {
  key: 'system',
  many: SYSTEM,
  holders: (condition) => sql`select r.source from relation r
    where r.type = 'partOf' and starts_with(r.target, 'system:') and ${condition(sql`r.target`)}`,
};

const FIELDS: readonly EntityField[] = [
  { key: 'ref', one: sql`e.ref`, folded: sql`e.ref`, normalize: asRef('component') },
  { key: 'kind', one: sql`e.kind` },
  { key: 'namespace', one: sql`e.namespace` },
  { key: 'name', one: sql`e.name`, folded: FOLDED_NAME },
  { key: 'title', one: sql`e.title` },
  { key: 'description', one: sql`e.description` },
  { key: 'type', one: sql`e.type`, path: 'spec.type' },
  { key: 'lifecycle', one: sql`e.lifecycle`, path: 'spec.lifecycle' },
  { key: 'owner', one: OWNER, folded: OWNER, either: [OWNED], normalize: asRef('group') },
  { ...OF_SYSTEM, normalize: asRef('system') },
  { key: 'tag', many: TAGS, list: sql`e.tags`, path: 'metadata.tags' },
  { key: 'health', one: sql`coalesce(h.state, 'UNKNOWN')`, health: true },
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
const REFERENCES: ReadonlyMap<string, { readonly full: EntityField; readonly values: Sql }> = new Map([
  ['spec.owner', { full: STATED_OWNER, values: sql`select e.owner_ref where e.owner_ref is not null` }],
  ['spec.system', { full: OF_SYSTEM, values: SYSTEM }],
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
    const written: EntityField = { key: lower, path: lower, deep: true, ...documentField(lower) };
    const { full, values } = reference;
    const many = sql`${documentField(lower).many} union ${values}`;
    return { key: full.key, many, counted: written.many, deep: true, either: [written, full] };
  }
  if (lower === 'relations' || lower.startsWith('relations.')) return relationField(lower);
  if (/^(metadata|spec|apiversion)(\.|$)/.test(lower))
    return { key: lower, path: lower, deep: true, ...documentField(name) };
  throw new InputError(
    `field '${name}': expected one of ${FIELDS.map((field) => field.key).join(', ')}, ` +
      "relations.<name>, or a path such as 'metadata.annotations.acme.org/tier' or 'spec.type'",
  );
}
