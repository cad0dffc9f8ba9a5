import type { Runbook } from '@watchbill/catalog';
import { type Entity, parseEntityRef } from '@watchbill/model';
import type { Escalation } from './route.ts';

/** The entity in trouble, with what decides who is told. */
export interface Subject {
  readonly ref: string;
  /** Null when it has left the catalog meanwhile. */
  readonly entity: Entity | null;
  /** Who answers for it, however that is known; where nobody does, the owner that it states, which does not exist. */
  readonly ownerRef: string | null;
  /** How that is known, as a clause; null where its descriptor says it. */
  readonly ownerBecause: string | null;
  readonly systemRefs: readonly string[];
  readonly escalation: Escalation;
  readonly runbooks: readonly Runbook[];
}

/** How people call an entity; its name where only the ref is known. */
export function titleOf(entity: Entity | null | undefined, ref: string): string {
  return entity ? (entity.metadata.title ?? entity.metadata.name) : parseEntityRef(ref).name;
}
