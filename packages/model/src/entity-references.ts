import type { Entity } from './entity.ts';
import { DEFAULT_NAMESPACE, normalizeEntityRef } from './entity-ref.ts';
import { InputError } from './errors.ts';
import type { RelationType } from './relation.ts';

/** A `spec` field that names other entities. */
export interface ReferenceField {
  readonly field: string;
  readonly relation: RelationType;
  readonly defaultKind: string;
  readonly many?: true;
  /** The field names the source of the relation instead of its target, e.g. `dependencyOf`. */
  readonly inverse?: true;
}

/** Which spec fields of which kinds say a relation (catalog descriptor format; table in docs/architecture/model.md). */
const OWNER: ReferenceField = { field: 'owner', relation: 'ownedBy', defaultKind: 'group' };
const SYSTEM: ReferenceField = { field: 'system', relation: 'partOf', defaultKind: 'system' };
const DEPENDS: readonly ReferenceField[] = [
  { field: 'dependsOn', relation: 'dependsOn', defaultKind: 'component', many: true },
  { field: 'dependencyOf', relation: 'dependsOn', defaultKind: 'component', many: true, inverse: true },
];
const FIELDS: Readonly<Record<string, readonly ReferenceField[]>> = {
  component: [
    OWNER,
    SYSTEM,
    ...DEPENDS,
    { field: 'subcomponentOf', relation: 'partOf', defaultKind: 'component' },
    { field: 'providesApis', relation: 'providesApi', defaultKind: 'api', many: true },
    { field: 'consumesApis', relation: 'consumesApi', defaultKind: 'api', many: true },
  ],
  api: [OWNER, SYSTEM],
  resource: [OWNER, SYSTEM, ...DEPENDS],
  airesource: [OWNER, SYSTEM],
  system: [OWNER, { field: 'domain', relation: 'partOf', defaultKind: 'domain' }],
  domain: [OWNER, { field: 'subdomainOf', relation: 'partOf', defaultKind: 'domain' }],
  group: [
    { field: 'parent', relation: 'childOf', defaultKind: 'group' },
    { field: 'children', relation: 'childOf', defaultKind: 'group', many: true, inverse: true },
    { field: 'members', relation: 'memberOf', defaultKind: 'user', many: true, inverse: true },
  ],
  user: [{ field: 'memberOf', relation: 'memberOf', defaultKind: 'group', many: true }],
  location: [],
  check: [OWNER, { field: 'entity', relation: 'checks', defaultKind: 'component' }],
};

/** An entity of any other kind may have an owner. */
export function referenceFieldsOf(kind: string): readonly ReferenceField[] {
  return FIELDS[kind.toLowerCase()] ?? [OWNER];
}

/** One mention of another entity in a descriptor. */
export interface EntityReference {
  readonly field: ReferenceField;
  /** Where in the descriptor, e.g. `['spec', 'dependsOn', 2]`. */
  readonly path: readonly (string | number)[];
  readonly ref: string;
}

/** Every mention of another entity that parses, in order of appearance by field. */
export function referencesOfEntity(entity: Entity): readonly EntityReference[] {
  const defaultNamespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  return referenceFieldsOf(entity.kind).flatMap((field) =>
    mentionsOf(entity.spec?.[field.field], ['spec', field.field]).flatMap(({ text, path }) => {
      const ref = normalizedReference(text, { defaultKind: field.defaultKind, defaultNamespace });
      return ref === undefined ? [] : [{ field, path, ref }];
    }),
  );
}

interface Mention {
  readonly text: string;
  readonly path: readonly (string | number)[];
}

function mentionsOf(value: unknown, path: readonly string[]): readonly Mention[] {
  const all: readonly { text: unknown; path: readonly (string | number)[] }[] = Array.isArray(value)
    ? value.map((text, index) => ({ text, path: [...path, index] }))
    : [{ text: value, path }];
  return all.filter((mention): mention is Mention => typeof mention.text === 'string' && mention.text !== '');
}

/** Undefined for a text that is no reference. */
export function normalizedReference(
  text: string,
  context: { defaultKind: string; defaultNamespace: string },
): string | undefined {
  try {
    return normalizeEntityRef(text, context);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
