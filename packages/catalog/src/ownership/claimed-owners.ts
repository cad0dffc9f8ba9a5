import { type Sql, sql } from '@watchbill/database';

/** People, groups and locations need no owner; a check belongs to whoever can mend what it marks, wherever it is kept. */
export const NEEDS_NO_EVIDENCE: readonly string[] = ['group', 'user', 'location', 'check'];

/** All evidence that claims bring of the entity with this id, as a JSON list; that of the source that counts more first. */
export function signsOf(id: Sql): Sql {
  return sql`coalesce((
    select jsonb_agg(sign order by s.rank, c.source_id, c.ref, nr)
    from claim c join source s on s.id = c.source_id
    cross join lateral jsonb_array_elements(c.owners) with ordinality as told(sign, nr)
    where c.entity_id = ${id} and c.owners is not null
  ), '[]')`;
}
