import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { writeRelations } from '../relations/write-relations.ts';

/** Whether any entity is known by an old name. */
export async function hasAliases(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<{ some: boolean }[]>(sql`select exists (select from alias) as some`);
  return rows[0]?.some ?? false;
}

/** Old names that are those of other entities now no longer lead to the renamed ones. */
export async function dropAliases(tx: Transaction, refs: readonly string[]): Promise<void> {
  await tx.$executeRaw(sql`delete from alias where ref = any(${[...refs]}::text[])`);
}

/** What these entities state about old names, they state about the renamed entities. */
export async function followAliases(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw(sql`
    update relation r set source = coalesce(s.ref, r.source), target = coalesce(t.ref, r.target)
    from relation o
    left join (alias sa join entity s on s.id = sa.entity_id) on sa.ref = o.source
    left join (alias ta join entity t on t.id = ta.entity_id) on ta.ref = o.target
    where o.stated_by = any(${[...ids]}::uuid[]) and r.stated_by = o.stated_by and r.nr = o.nr
      and (s.ref is not null or t.ref is not null)`);
  await tx.$executeRaw(sql`
    update entity e set owner_ref = o.ref from alias a join entity o on o.id = a.entity_id
    where e.id = any(${[...ids]}::uuid[]) and a.ref = e.owner_ref`);
}

/**
 * After an old name of these entities has become that of another one: whoever stated something about it did so about that
 * one. What others state about these entities is read off their descriptors once more.
 */
export async function restateRelations(tx: Transaction, entityIds: readonly string[]): Promise<void> {
  const stating = await tx.$queryRaw<{ id: string; document: Entity }[]>(sql`
    select distinct on (e.id) e.id, e.document
    from entity named join relation r on r.source = named.ref or r.target = named.ref join entity e on e.id = r.stated_by
    where named.id = any(${[...entityIds]}::uuid[]) and e.id <> named.id`);
  if (stating.length === 0) return;
  await writeRelations(tx, [], stating);
  const ids = stating.map(({ id }) => id);
  await tx.$executeRaw(sql`
    update entity e set owner_ref = o.target
    from (select distinct on (stated_by) stated_by, source, target from relation
      where stated_by = any(${ids}::uuid[]) and type = 'ownedBy' order by stated_by, nr) as o
    where e.id = o.stated_by and e.ref = o.source`);
  await followAliases(tx, ids);
}
