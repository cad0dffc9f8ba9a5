import { type Sql, sql } from '@watchbill/database';

/**
 * `asked(ref, id, name, names, untils)`: the entity that each of these refs leads to now, if any, and what it was called: since
 * when on a name was no longer its own is told by the id of the change. A ref that leads to nothing is the only name.
 */
export function askedNames(refs: readonly string[]): Sql {
  return sql`(
    select asked.ref, head.id, head.name, past.names, past.untils
    from (select distinct unnest(${[...refs]}::text[]) as ref) as asked
    cross join lateral (
      select coalesce(e.id, a.entity_id) as id, coalesce(e.ref, r.ref, t.ref, asked.ref) as name
      from (select) as one
      left join entity e on e.ref = asked.ref
      left join alias a on e.id is null and a.ref = asked.ref
      left join entity r on r.id = a.entity_id
      left join tombstone t on t.id = a.entity_id
    ) as head
    cross join lateral (
      with recursive called(name, until) as (
        select head.name, 9223372036854775807::bigint
        union
        select c.previous_ref, c.id from called join change c on c.ref = called.name and c.id < called.until
        where c.previous_ref is not null and (head.id is null or c.entity_id = head.id)
      )
      select array_agg(name) as names, array_agg(until) as untils
      from (select name, max(until) as until from called group by name) as longest
    ) as past
  ) as asked`;
}

/** The changes `c` of the entities of `askedNames`: those of entities that have another name by now are not theirs. */
export const CHANGES_OF_ASKED = sql`
  unnest(asked.names, asked.untils) as n(name, until) join change c on c.ref = n.name and c.id < n.until
    and not exists (select from entity o where o.id = c.entity_id and o.ref <> asked.name)`;
