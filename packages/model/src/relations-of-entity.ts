import type { Entity } from './entity.ts';
import { DEFAULT_NAMESPACE, entityRefOf, normalizeEntityRef } from './entity-ref.ts';
import { InputError } from './errors.ts';
import type { Relation, RelationType } from './relation.ts';

interface RelationField {
  readonly field: string;
  readonly type: RelationType;
  readonly defaultKind: string;
  /** The field names the source of the relation instead of its target, e.g. `dependencyOf`. */
  readonly inverse?: true;
}

/** Which spec fields of which kinds say a relation (catalog descriptor format; table in docs/architecture/model.md). */
const OWNER: RelationField = { field: 'owner', type: 'ownedBy', defaultKind: 'group' };
const SYSTEM: RelationField = { field: 'system', type: 'partOf', defaultKind: 'system' };
const DEPENDS: readonly RelationField[] = [
  { field: 'dependsOn', type: 'dependsOn', defaultKind: 'component' },
  { field: 'dependencyOf', type: 'dependsOn', defaultKind: 'component', inverse: true },
];
const FIELDS: Readonly<Record<string, readonly RelationField[]>> = {
  component: [
    OWNER,
    SYSTEM,
    ...DEPENDS,
    { field: 'subcomponentOf', type: 'partOf', defaultKind: 'component' },
    { field: 'providesApis', type: 'providesApi', defaultKind: 'api' },
    { field: 'consumesApis', type: 'consumesApi', defaultKind: 'api' },
  ],
  api: [OWNER, SYSTEM],
  resource: [OWNER, SYSTEM, ...DEPENDS],
  system: [OWNER, { field: 'domain', type: 'partOf', defaultKind: 'domain' }],
  domain: [OWNER, { field: 'subdomainOf', type: 'partOf', defaultKind: 'domain' }],
  template: [OWNER],
  group: [
    { field: 'parent', type: 'childOf', defaultKind: 'group' },
    { field: 'children', type: 'childOf', defaultKind: 'group', inverse: true },
    { field: 'members', type: 'memberOf', defaultKind: 'user', inverse: true },
  ],
  user: [{ field: 'memberOf', type: 'memberOf', defaultKind: 'group' }],
  check: [OWNER, { field: 'entity', type: 'checks', defaultKind: 'component' }],
};

/** The relations that an entity's own descriptor states, each once. References that do not parse are left out. */
export function relationsOfEntity(entity: Entity): readonly Relation[] {
  const self = entityRefOf(entity);
  const defaultNamespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  const found = new Map<string, Relation>();
  for (const { field, type, defaultKind, inverse } of FIELDS[entity.kind.toLowerCase()] ?? [OWNER]) {
    for (const text of textsOf(entity.spec?.[field])) {
      const other = tryNormalize(text, { defaultKind, defaultNamespace });
      if (!other) continue;
      const relation = inverse
        ? { type, source: other, target: self }
        : { type, source: self, target: other };
      found.set(`${type} ${relation.source} ${relation.target}`, relation);
    }
  }
  return [...found.values()];
}

function textsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string' && item !== '');
}

function tryNormalize(
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
