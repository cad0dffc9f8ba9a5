import {
  MOST_REACH_DEPTH,
  type PastEntity,
  type Reach,
  type ReachedEntity,
  type ReachOptions,
} from '@watchbill/catalog';
import { InputError } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { byName, pastNeighbours } from './past-neighbours.ts';

const MOST_REACHED = 1_000;

/** As `reachOf`, for a time of the past: level by level, as far as relations of then are told. */
export async function pastReach(
  context: GraphqlContext,
  entity: PastEntity,
  { towards, depth }: ReachOptions,
): Promise<Reach> {
  if (depth < 1 || depth > MOST_REACH_DEPTH) {
    throw new InputError(`depth '${depth}': expected a whole number from 1 to ${MOST_REACH_DEPTH}`);
  }
  const relation = towards === 'dependencies' ? 'dependsOn' : 'dependencyOf';
  const seen = new Set([entity.ref]);
  const found: ReachedEntity[] = [];
  let level: readonly PastEntity[] = [entity];
  for (let distance = 1; distance <= depth && level.length > 0 && found.length <= MOST_REACHED; distance++) {
    const lists = await Promise.all(level.map((from) => pastNeighbours(context, from, relation)));
    const next = new Map<string, { readonly entity: PastEntity; readonly via: string }>();
    for (const [index, neighbours] of lists.entries()) {
      const via = level[index]?.ref ?? '';
      for (const neighbour of neighbours) {
        const known = next.get(neighbour.ref);
        if (!seen.has(neighbour.ref) && (!known || via < known.via)) {
          next.set(neighbour.ref, { entity: neighbour, via });
        }
      }
    }
    const reached = [...next.values()].sort((a, b) => byName(a.entity, b.entity));
    for (const {
      entity: { ref },
      via,
    } of reached) {
      seen.add(ref);
      found.push({ ref, distance, via: distance === 1 ? null : via });
    }
    level = reached.map(({ entity }) => entity);
  }
  return { entities: found.slice(0, MOST_REACHED), truncated: found.length > MOST_REACHED };
}
