import { sql, type Transaction } from '@watchbill/database';
import type { RenamedEntity } from './renamed-entity.ts';

/** Lets old names lead to the renamed entities, also where others mention them. */
export async function recordRenames(
  tx: Transaction,
  sourceId: string,
  renamed: readonly RenamedEntity[],
): Promise<void> {
  if (renamed.length === 0) return;
  const json = JSON.stringify(renamed);
  const pairs = sql`jsonb_to_recordset(${json}::jsonb) as n ("entityId" uuid, "from" text, "to" text)`;
  await tx.$executeRaw(sql`
    insert into alias (ref, entity_id, source_id)
    select n."from", n."entityId", ${sourceId} from ${pairs}
    where not exists (select from entity e where e.ref = n."from")
    on conflict (ref) do update set entity_id = excluded.entity_id, source_id = excluded.source_id, since = now()`);
  // Both ends in one statement, so that names that were exchanged are exchanged once.
  await tx.$executeRaw(sql`
    with pair as (select * from ${pairs})
    update relation r set source = coalesce(s."to", r.source), target = coalesce(t."to", r.target)
    from relation o left join pair s on s."from" = o.source left join pair t on t."from" = o.target
    where o.stated_by = r.stated_by and o.nr = r.nr
      and (r.source in (select "from" from pair) or r.target in (select "from" from pair))`);
  await tx.$executeRaw(
    sql`update entity e set owner_ref = n."to" from ${pairs} where e.owner_ref = n."from"`,
  );
}
