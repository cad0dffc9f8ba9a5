import { sql, type Transaction } from '@watchbill/database';
import { RELATION_INVERSES, type RelationName, type RelationType } from '@watchbill/model';

/** An edge as one of its ends sees it. */
export interface EntityRelation {
  readonly type: RelationName;
  /** The other end; it may not exist. */
  readonly ref: string;
}

/** Every relation of these entities in both directions, each once, in order of type and ref. */
export async function relationsOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly EntityRelation[]>> {
  if (refs.length === 0) return new Map();
  const asked = [...refs];
  const rows = await tx.$queryRaw<{ of: string; type: RelationType; ref: string; inverse: boolean }[]>(sql`
    select source as of, type, target as ref, false as inverse from relation where source = any(${asked}::text[])
    union
    select target, type, source, true from relation where target = any(${asked}::text[])`);
  const relations = rows.map(({ of, type, ref, inverse }) => ({
    of,
    type: inverse ? RELATION_INVERSES[type] : type,
    ref,
  }));
  relations.sort((a, b) => compare(a.type, b.type) || compare(a.ref, b.ref));
  const groups = Map.groupBy(relations, ({ of }) => of);
  return new Map([...groups].map(([of, list]) => [of, list.map(({ type, ref }) => ({ type, ref }))]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
