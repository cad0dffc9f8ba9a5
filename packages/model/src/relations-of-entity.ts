import type { Entity } from './entity.ts';
import { DEFAULT_NAMESPACE, entityRefOf } from './entity-ref.ts';
import { normalizedReference, referenceFieldsOf } from './entity-references.ts';
import type { Relation, RelationType } from './relation.ts';

/**
 * The relations that an entity's own descriptor states, each once. References that do not parse are left out.
 * Asked of every entity that is written, so it goes through the fields itself: places in the descriptor are for faults.
 * @param only of this type
 */
export function relationsOfEntity(entity: Entity, only?: RelationType): readonly Relation[] {
  const { kind, spec } = entity;
  if (!spec) return [];
  const self = entityRefOf(entity);
  const defaultNamespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  const found: Relation[] = [];
  for (const field of referenceFieldsOf(kind)) {
    const value = spec[field.field];
    const type = field.relation;
    if (value === undefined || (only !== undefined && type !== only)) continue;
    const context = { defaultKind: field.defaultKind, defaultNamespace };
    for (const text of Array.isArray(value) ? value : [value]) {
      const ref = typeof text === 'string' && text !== '' ? normalizedReference(text, context) : undefined;
      if (ref === undefined) continue;
      found.push(field.inverse ? { type, source: ref, target: self } : { type, source: self, target: ref });
    }
  }
  return distinct(found);
}

/** Few are compared with one another faster than looked up. */
const FEW = 16;

function distinct(relations: readonly Relation[]): readonly Relation[] {
  if (relations.length > FEW) return [...new Map(relations.map((one) => [textOf(one), one])).values()];
  return relations.some(isRepeated)
    ? relations.filter((one, index) => !isRepeated(one, index, relations))
    : relations;
}

function isRepeated(one: Relation, index: number, all: readonly Relation[]): boolean {
  for (let earlier = 0; earlier < index; earlier++) {
    const other = all[earlier];
    if (other?.target === one.target && other.source === one.source && other.type === one.type) return true;
  }
  return false;
}

function textOf({ type, source, target }: Relation): string {
  return `${type} ${source} ${target}`;
}
