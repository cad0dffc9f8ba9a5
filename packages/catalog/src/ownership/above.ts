import { type Sql, sql } from '@watchbill/database';

/** The part-of relation seldom has three levels; a circle of wholes ends here. */
export const MOST_LEVELS = 8;

/** Of a table of entities `e`: which of those above it an owner is taken from first, where several are equally near. */
export const NEARNESS: Sql = sql`
  array_position(array['component', 'api', 'resource', 'system', 'domain'], lower(e.kind)), e.ref collate "C"`;

/** The owner of the entity with this ref that its descriptor or evidence gives, if that exists. */
export function directOwner(ref: Sql): Sql {
  return sql`(
    select o.ref from relation own join entity o on o.ref = own.target
    where own.source = ${ref} and own.type = 'ownedBy' order by o.ref collate "C" limit 1
  )`;
}
