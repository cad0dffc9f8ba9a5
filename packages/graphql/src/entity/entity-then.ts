import type { CatalogEntity, EntityRelation, PastEntity } from '@watchbill/catalog';
import type { RelationName } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { loadPastRelations } from '../history/load-past.ts';
import { pastMembers, pastNeighbours, pastOwner } from '../history/past-neighbours.ts';
import type { EntityThen } from '../node-refs.ts';
import {
  loadDependencies,
  loadDependents,
  loadEffectiveMembers,
  loadMembers,
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

/** The users of a group; with `transitive` also those of the groups below it. */
export function membersThen(
  context: GraphqlContext,
  group: EntityThen,
  transitive: boolean,
): Promise<readonly EntityThen[]> {
  if (isPast(group)) {
    return transitive ? pastMembers(context, group) : pastNeighbours(context, group, 'hasMember');
  }
  return transitive ? loadEffectiveMembers(context, group.ref) : loadMembers(context, group.ref);
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
