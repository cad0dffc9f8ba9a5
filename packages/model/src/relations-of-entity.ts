import type { Entity } from './entity.ts';
import { entityRefOf } from './entity-ref.ts';
import { referencesOfEntity } from './entity-references.ts';
import type { Relation } from './relation.ts';

/** The relations that an entity's own descriptor states, each once. References that do not parse are left out. */
export function relationsOfEntity(entity: Entity): readonly Relation[] {
  const self = entityRefOf(entity);
  const found = new Map<string, Relation>();
  for (const { field, ref } of referencesOfEntity(entity)) {
    const type = field.relation;
    const relation = field.inverse
      ? { type, source: ref, target: self }
      : { type, source: self, target: ref };
    found.set(`${type} ${relation.source} ${relation.target}`, relation);
  }
  return [...found.values()];
}
