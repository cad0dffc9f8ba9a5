import { InputError, normalizeEntityRef, showValue } from '@watchbill/model';
import { tryComponentRef } from './entity-name.ts';
import type { ObservedWorkload } from './observed-workload.ts';
import { annotationOf, ENTITY_ANNOTATION, OWNER_ANNOTATION } from './service-identity.ts';

/** What is wrong with the annotations by which a workload says what it is and whose. */
export function annotationFaults(workload: ObservedWorkload): readonly string[] {
  const entity = annotationOf(workload, ENTITY_ANNOTATION);
  const owner = annotationOf(workload, OWNER_ANNOTATION);
  return [
    ...(entity !== undefined && !tryComponentRef(entity)
      ? [
          `annotation ${ENTITY_ANNOTATION} ${showValue(entity)}: expected a Component, e.g. component:default/cart`,
        ]
      : []),
    ...(owner !== undefined && !isOwner(owner)
      ? [
          `annotation ${OWNER_ANNOTATION} ${showValue(owner)}: expected a Group or User, e.g. group:default/shop`,
        ]
      : []),
  ];
}

function isOwner(text: string): boolean {
  try {
    return /^(?:group|user):/.test(normalizeEntityRef(text, { defaultKind: 'group' }));
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}
