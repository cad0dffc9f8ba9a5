import type { CatalogEntity, EntityRelation, PastEntity } from '@watchbill/catalog';
import type { RelationName } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { loadPastRelations } from '../history/load-past.ts';
import { pastMembers, pastNeighbours, pastOwner } from '../history/past-neighbours.ts';
import type { EntityThen } from '../node-refs.ts';
import { loadEntity } from './load-entity.ts';
import {
  loadDependencies,
  loadDependents,
  loadEffectiveMemberRefs,
  loadMemberRefs,
  loadOwned,
  loadOwner,
  loadParts,
  loadRelations,
} from './load-neighbours.ts';

/** Whether the entity is told as it was at a time; all it leads to is then of that time too. */
export function isPast(entity: EntityThen): entity is PastEntity {
  return 'at' in entity;
}

export const dependenciesThen = neighboursThen(loadDependencies, 'dependsOn');
export const dependentsThen = neighboursThen(loadDependents, 'dependencyOf');
export const partsThen = neighboursThen(loadParts, 'hasPart');
export const ownedThen = neighboursThen(loadOwned, 'ownerOf');

export function ownerThen(context: GraphqlContext, entity: EntityThen): Promise<EntityThen | null> {
  return isPast(entity) ? pastOwner(context, entity) : loadOwner(context, entity.ref);
}

export interface Members {
  readonly count: number;
  /** The first of them, as many as are asked for. */
  readonly first: (most: number) => Promise<readonly EntityThen[]>;
}

/** The users of a group; with `transitive` also those of the groups below it. */
export async function membersThen(
  context: GraphqlContext,
  group: EntityThen,
  transitive: boolean,
): Promise<Members> {
  if (isPast(group)) {
    const all = await (transitive
      ? pastMembers(context, group)
      : pastNeighbours(context, group, 'hasMember'));
    return { count: all.length, first: async (most) => all.slice(0, most) };
  }
  const refs = await (transitive ? loadEffectiveMemberRefs : loadMemberRefs)(context, group.ref);
  const first = async (most: number) => {
    const found = await Promise.all(refs.slice(0, most).map((ref) => loadEntity(context, ref)));
    // One that was removed between the two reads is no longer a member.
    return found.filter((entity) => entity !== null);
  };
  return { count: refs.length, first };
}

/** A relation, with the time of which it is told; without one it is told of now. */
export interface RelationThen extends EntityRelation {
  readonly at?: Date;
}

export async function relationsThen(
  context: GraphqlContext,
  entity: EntityThen,
): Promise<readonly RelationThen[]> {
  if (!isPast(entity)) return loadRelations(context, entity.ref);
  const { ref, at } = entity;
  return (await loadPastRelations(context, ref, { at })).map((relation) => ({ ...relation, at }));
}

function neighboursThen(
  now: (context: GraphqlContext, ref: string) => Promise<readonly CatalogEntity[]>,
  relation: RelationName,
): (context: GraphqlContext, entity: EntityThen) => Promise<readonly EntityThen[]> {
  return (context, entity) =>
    isPast(entity) ? pastNeighbours(context, entity, relation) : now(context, entity.ref);
}
