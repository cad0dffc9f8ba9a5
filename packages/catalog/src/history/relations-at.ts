import { sql, type Transaction } from '@watchbill/database';
import { parseEntityRef, RELATION_INVERSES, relationsOfEntity } from '@watchbill/model';
import type { EntityRelation } from '../relations-of.ts';
import { entitiesAt } from './entities-at.ts';

/**
 * Every relation of these entities in both directions as the descriptors of that time stated them, in order of type and
 * ref: `relationsOf` of the past.
 * @throws InputError for a time from which not all changes are kept.
 */
export async function relationsAt(
  tx: Transaction,
  refs: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly EntityRelation[]>> {
  if (refs.length === 0) return new Map();
  const asked = new Set(refs);
  const found = new Map<string, EntityRelation & { readonly of: string }>();
  const add = (of: string, type: EntityRelation['type'], ref: string) => {
    if (asked.has(of)) found.set(`${of} ${type} ${ref}`, { of, type, ref });
  };
  for (const { document } of (await entitiesAt(tx, await mayHaveStated(tx, refs, at), at)).values()) {
    for (const { type, source, target } of relationsOfEntity(document)) {
      add(source, type, target);
      add(target, RELATION_INVERSES[type], source);
    }
  }
  const ordered = [...found.values()].sort((a, b) => compare(a.type, b.type) || compare(a.ref, b.ref));
  const groups = Map.groupBy(ordered, ({ of }) => of);
  return new Map([...groups].map(([of, list]) => [of, list.map(({ type, ref }) => ({ type, ref }))]));
}

/**
 * Refs of the entities that may have stated a relation with these at that time: themselves, those that do so now, and
 * those that no longer do. A descriptor that mentioned an entity held its name, so the change that took it away does too.
 */
async function mayHaveStated(tx: Transaction, refs: readonly string[], at: Date): Promise<readonly string[]> {
  const names = [...new Set(refs.map((ref) => JSON.stringify(parseEntityRef(ref).name).slice(1, -1)))];
  const rows = await tx.$queryRaw<{ ref: string }[]>(sql`
    select e.ref from relation r join entity e on e.id = r.stated_by
    where r.source = any(${[...refs]}::text[]) or r.target = any(${[...refs]}::text[])
    union
    select c.ref from change c
    where c.at > ${at}::timestamptz and c.kind <> 'ADDED' and exists (
      select from unnest(${names}::text[]) as n(name)
      where position(n.name in lower(concat(c.differences, c.document))) > 0)`);
  return [...refs, ...rows.map(({ ref }) => ref)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
