import type { Entity } from './entity.ts';
import { DEFAULT_NAMESPACE, entityRefOf } from './entity-ref.ts';
import { normalizedReference, referenceFieldsOf } from './entity-references.ts';
import type { Relation } from './relation.ts';

/**
 * The relations that an entity's own descriptor states, each once. References that do not parse are left out.
 * Asked of every entity that is written, so it goes through the fields itself: places in the descriptor are for faults.
 */
export function relationsOfEntity(entity: Entity): readonly Relation[] {
  const { kind, spec } = entity;
  if (!spec) return [];
  const self = entityRefOf(entity);
  const defaultNamespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  const found: Relation[] = [];
  for (const field of referenceFieldsOf(kind)) {
    const value = spec[field.field];
    if (value === undefined) continue;
    const context = { defaultKind: field.defaultKind, defaultNamespace };
    for (const text of Array.isArray(value) ? value : [value]) {
      const ref = typeof text === 'string' && text !== '' ? normalizedReference(text, context) : undefined;
      if (ref === undefined) continue;
      const type = field.relation;
      found.push(field.inverse ? { type, source: ref, target: self } : { type, source: self, target: ref });
    }
  }
  return found.length > 1 ? distinct(found) : found;
}

function distinct(relations: readonly Relation[]): readonly Relation[] {
  const byText = new Map(relations.map((relation) => [textOf(relation), relation]));
  return byText.size === relations.length ? relations : [...byText.values()];
}

function textOf({ type, source, target }: Relation): string {
  return `${type} ${source} ${target}`;
}
