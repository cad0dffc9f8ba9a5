import type { PastEntity } from '@watchbill/catalog';
import type { RelationName } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { loadPastEntity, loadPastRelations } from './load-past.ts';

const MOST_LEVELS = 8;

/** The owner that existed then: as stated, else that of the nearest whole that had one, or of what a check marked. */
export async function pastOwner(context: GraphqlContext, entity: PastEntity): Promise<PastEntity | null> {
  const seen = new Set<string>();
  let level: readonly PastEntity[] = [entity];
  for (let depth = 0; depth <= MOST_LEVELS && level.length > 0; depth++) {
    const { at } = entity;
    const stated = level.flatMap(({ ownerRef }) => ownerRef ?? []);
    const owners = await Promise.all(stated.map((ref) => loadPastEntity(context, ref, { at })));
    const owner = owners.find((found) => found !== null);
    if (owner) return owner;
    for (const { ref } of level) seen.add(ref);
    level = await wholesThen(context, level, seen);
  }
  return null;
}

async function wholesThen(
  context: GraphqlContext,
  parts: readonly PastEntity[],
  seen: ReadonlySet<string>,
): Promise<readonly PastEntity[]> {
  const lists = await Promise.all(
    parts.flatMap((part) => [
      pastNeighbours(context, part, 'partOf'),
      pastNeighbours(context, part, 'checks'),
    ]),
  );
  return lists.flat().filter(({ ref }) => !seen.has(ref));
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

export function byName(a: PastEntity, b: PastEntity): number {
  return compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.ref, b.ref);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
