import { sql, type Transaction } from '@watchbill/database';
import { parseEntityRef, RELATION_INVERSES, relationsOfEntity } from '@watchbill/model';
import type { EntityRelation } from '../relations/relations-of.ts';
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
 * those that no longer do. A descriptor that mentioned an entity ended a text with its name, and the change that took the
 * text away holds it. Told by the name alone, in one pass over the changes since then, however many are asked for.
 */
async function mayHaveStated(tx: Transaction, refs: readonly string[], at: Date): Promise<readonly string[]> {
  const names = [...new Set(refs.map((ref) => parseEntityRef(ref).name))];
  const rows = await tx.$queryRaw<{ ref: string }[]>(sql`
    select e.ref from relation r join entity e on e.id = r.stated_by
    where r.source = any(${[...refs]}::text[]) or r.target = any(${[...refs]}::text[])
    union
    select c.ref from change c
    cross join lateral (
      select jsonb_path_query(c.differences, ${`$[*].before.${TEXTS}`}::jsonpath) #>> '{}'
      union all
      select jsonb_path_query(c.document, ${`$.spec.${TEXTS}`}::jsonpath) #>> '{}') as s(text)
    where c.at > ${at}::timestamptz and c.kind <> 'ADDED'
      and length(s.text) < ${LONGEST} and lower(substring(btrim(s.text, ${BLANKS}) from '[^:/]*$')) = any(${names}::text[])`);
  return [...refs, ...rows.map(({ ref }) => ref)];
}

/** Every text at any depth. */
const TEXTS = '** ? (@.type() == "string")';
/** What may stand around a reference: `|` in YAML ends a text with a line feed. */
const BLANKS = ' \t\n\v\f\r\u00a0\ufeff';
/** References are shorter, with room for blanks around them; API definitions are not looked through. */
const LONGEST = 1000;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
