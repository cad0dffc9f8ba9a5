import type { Entity } from '@watchbill/model';
import type { Escalation } from './route.ts';

/** Groups and users by ref, and the groups right above each: a group's parents, a user's groups. */
export interface OwnerGraph {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly above: ReadonlyMap<string, readonly string[]>;
}

/** Level by level upwards, each owner once, so that a circle of groups ends. A ref of nothing leaves its place empty. */
export function escalationOf(ownerRef: string | null, { entities, above }: OwnerGraph): Escalation {
  const levels: Entity[][] = [];
  const seen = new Set<string>();
  for (let level = ownerRef === null ? [] : [ownerRef]; level.length > 0; ) {
    for (const ref of level) seen.add(ref);
    levels.push(level.flatMap((ref) => entities.get(ref) ?? []));
    const next = new Set(level.flatMap((ref) => above.get(ref) ?? []));
    level = [...next].filter((ref) => !seen.has(ref)).sort();
  }
  return levels;
}
