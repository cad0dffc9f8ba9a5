import {
  MOST_REACH_DEPTH,
  type Reach,
  type ReachedEntity,
  type ReachOptions,
  reachOf,
} from '@watchbill/catalog';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { loadPastEntity } from '../history/load-past.ts';
import { pastReach } from '../history/past-reach.ts';
import { defineLoaderWith } from '../loader.ts';
import { EntityNode, type EntityThen } from '../node-refs.ts';
import { isPast } from './entity-then.ts';
import { loadEntity } from './load-entity.ts';

export const ReachTowardsEnum = builder.enumType('ReachTowards', {
  description: 'Which way relations are followed.',
  values: {
    DEPENDENCIES: { value: 'dependencies', description: 'To what it depends on: what may be the cause.' },
    DEPENDENTS: { value: 'dependents', description: 'To what depends on it: what may be affected.' },
  } as const,
});

export const DEPTH_ARG = {
  defaultValue: 1,
  description: `Over how many relations at most, 1 to ${MOST_REACH_DEPTH}; code BAD_USER_INPUT beyond.`,
} as const;

/** An entity that is reached, with the time of which it is told; without one it is told of now. */
interface ReachedThen extends ReachedEntity {
  readonly at?: Date;
}

const ReachedNode = builder.objectRef<ReachedThen>('Reached').implement({
  description: 'An entity to which dependencies lead.',
  fields: (t) => ({
    entity: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The entity. Null when it was removed while this was read.',
      resolve: ({ ref, at }, _args, context) => entityThen(context, ref, at),
    }),
    distance: t.exposeInt('distance', {
      description: 'Over how many relations, on the shortest way; 1 when directly.',
    }),
    via: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The entity before it on a shortest way. Null when it is reached directly.',
      resolve: ({ via, at }, _args, context) => (via === null ? null : entityThen(context, via, at)),
    }),
  }),
});

export const ReachNode = builder.objectRef<Reach & { readonly at?: Date }>('Reach').implement({
  description: 'What an entity leads to along `dependsOn`.',
  fields: (t) => ({
    nodes: t.field({
      type: [ReachedNode],
      description: 'Each entity once, the nearest first, then by name; at most 1000.',
      resolve: ({ entities, at }) => (at ? entities.map((entity) => ({ ...entity, at })) : entities),
    }),
    truncated: t.exposeBoolean('truncated', { description: 'There are more than these.' }),
  }),
});

const loadReach = defineLoaderWith<ReachOptions, Reach>(async ({ db }, refs, options) => {
  const found = await reachOf(db.read, refs, options);
  return refs.map((ref) => found.get(ref) ?? { entities: [], truncated: false });
});

export async function reachThen(
  context: GraphqlContext,
  entity: EntityThen,
  options: ReachOptions,
): Promise<Reach & { readonly at?: Date }> {
  if (!isPast(entity)) return loadReach(context, entity.ref, options);
  return { ...(await pastReach(context, entity, options)), at: entity.at };
}

/** The entities alone, for those who need no more. */
export async function reachedThen(
  context: GraphqlContext,
  entity: EntityThen,
  options: ReachOptions,
): Promise<readonly EntityThen[]> {
  const { entities, at } = await reachThen(context, entity, options);
  const found = await Promise.all(entities.map(({ ref }) => entityThen(context, ref, at)));
  return found.filter((reached) => reached !== null);
}

function entityThen(context: GraphqlContext, ref: string, at: Date | undefined): Promise<EntityThen | null> {
  return at ? loadPastEntity(context, ref, { at }) : loadEntity(context, ref);
}
