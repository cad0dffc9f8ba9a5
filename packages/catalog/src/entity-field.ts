import { joinSql, type Sql, sql } from '@watchbill/database';
import { InputError, normalizeEntityRef, RELATION_INVERSES } from '@watchbill/model';
import { elementsAt, splitPath, valuesAt } from './document-path.ts';

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
/** Both directions, in the form in which Backstage serves them. */
const RELATIONS = sql`
  select jsonb_build_object('type', r.type, 'targetRef', r.target) from relation r where r.source = e.ref
  union all
  select jsonb_build_object('type', n.inverse, 'targetRef', r.source)
  from relation r join (values ${joinSql(Object.entries(RELATION_INVERSES).map(([type, inverse]) => sql`(${type}, ${inverse})`))}) as n(type, inverse)
  using (type) where r.target = e.ref`;
const RELATION_TYPES = sql`select x.element->>'type' as value from (${RELATIONS}) as x(element)`;
const documentValues = (path: string) => valuesAt(sql`e.document`, splitPath(path));

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
const SYNONYMS: Readonly<Record<string, string>> = {
  'metadata.namespace': 'namespace',
  'metadata.name': 'name',
  'metadata.title': 'title',
  'metadata.description': 'description',
  'spec.type': 'type',
  'spec.lifecycle': 'lifecycle',
  'metadata.tags': 'tag',
  tags: 'tag',
};

/**
 * The field of this name: one of ours (`owner`, `health` …), `relations.<name>`, or a path in the descriptor.
 * Names compare without regard to case. `spec.owner` and `spec.system` match the reference as written or in full.
 * @throws InputError for anything else.
 */
export function entityField(name: string): EntityField {
  const lower = name.toLowerCase();
  const key = SYNONYMS[lower] ?? lower;
  const known = FIELDS.find((field) => field.key === key);
  if (known) return known;
  if (lower === 'spec.owner') {
    const counted = documentValues('spec.owner');
    return {
      key: 'owner',
      many: sql`${counted} union select e.owner_ref where e.owner_ref is not null`,
      counted,
    };
  }
  if (lower === 'spec.system') {
    const counted = documentValues('spec.system');
    return { key: 'system', many: sql`${counted} union ${SYSTEM}`, counted };
  }
  if (lower === 'relations') return { key: lower, many: RELATION_TYPES, elements: RELATIONS };
  if (lower.startsWith('relations.')) return relationField(lower);
  if (/^(metadata|spec|apiversion)(\.|$)/.test(lower)) {
    return { key: lower, many: documentValues(name), elements: elementsAt(sql`e.document`, splitPath(name)) };
  }
  throw new InputError(
    `field '${name}': expected one of ${FIELDS.map((field) => field.key).join(', ')}, ` +
      "relations.<name>, or a path such as 'metadata.annotations.acme.org/tier' or 'spec.type'",
  );
}

function relationField(lower: string): EntityField {
  const name = lower.slice('relations.'.length);
  const found = Object.entries(RELATION_INVERSES).find((names) =>
    names.some((either) => either.toLowerCase() === name),
  );
  if (!found) {
    const names = Object.entries(RELATION_INVERSES).flat().join(', ');
    throw new InputError(`field '${lower}': expected relations. and one of ${names}`);
  }
  const [type] = found;
  const many =
    type.toLowerCase() === name
      ? sql`select r.target as value from relation r where r.source = e.ref and r.type = ${type}`
      : sql`select r.source as value from relation r where r.target = e.ref and r.type = ${type}`;
  return { key: lower, many };
}
