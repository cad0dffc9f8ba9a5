import type { PastEntity } from '@watchbill/catalog';
import type { RelationName } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { loadPastEntity, loadPastRelations } from './load-past.ts';

/** The owner that existed then; for a check without an owner of its own, the owner of what it marked. */
export async function pastOwner(context: GraphqlContext, entity: PastEntity): Promise<PastEntity | null> {
  const { at } = entity;
  const ref = entity.ownerRef ?? (await pastNeighbours(context, entity, 'checks'))[0]?.ownerRef;
  return ref ? loadPastEntity(context, ref, { at }) : null;
}

/** The entities that existed then at the other end of such a relation, by name. */
export async function pastNeighbours(
  context: GraphqlContext,
  { ref, at }: PastEntity,
  relation: RelationName,
): Promise<readonly PastEntity[]> {
  return existing(context, await otherEnds(context, [ref], relation, at), at);
}

/** The users of a group then, and those of the groups below it, at any depth. Groups in a circle do no harm. */
export async function pastMembers(
  context: GraphqlContext,
  group: PastEntity,
): Promise<readonly PastEntity[]> {
  const { ref, at } = group;
  const groups = new Set([ref]);
  for (let level: readonly string[] = [ref]; level.length > 0; ) {
    const below = await otherEnds(context, level, 'parentOf', at);
    level = below.filter((child) => !groups.has(child));
    for (const child of level) groups.add(child);
  }
  return existing(context, await otherEnds(context, [...groups], 'hasMember', at), at);
}

async function otherEnds(
  context: GraphqlContext,
  refs: readonly string[],
  relation: RelationName,
  at: Date,
): Promise<readonly string[]> {
  const lists = await Promise.all(refs.map((ref) => loadPastRelations(context, ref, { at })));
  return [
    ...new Set(
      lists
        .flat()
        .filter(({ type }) => type === relation)
        .map(({ ref }) => ref),
    ),
  ];
}

async function existing(
  context: GraphqlContext,
  refs: readonly string[],
  at: Date,
): Promise<readonly PastEntity[]> {
  const entities = await Promise.all(refs.map((ref) => loadPastEntity(context, ref, { at })));
  return entities.filter((entity) => entity !== null).sort(byName);
}

function byName(a: PastEntity, b: PastEntity): number {
  return compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.ref, b.ref);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
