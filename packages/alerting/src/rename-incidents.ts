import { sql, type Transaction } from '@watchbill/database';

/** Lets incidents follow entities, checks and owners that are called otherwise now. */
export async function renameIncidents(
  tx: Transaction,
  renamed: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  if (renamed.length === 0) return;
  const names = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as n ("from" text, "to" text)`;
  const old = renamed.map(({ from }) => from);
  // By way of names that nothing has, so that two that are both in trouble can exchange theirs.
  await tx.$executeRaw(
    sql`update incident set entity_ref = '~' || entity_ref where entity_ref = any(${old}::text[])`,
  );
  // Where what was called so before is in trouble too, that incident goes on for both: an entity has one at a time.
  await tx.$executeRaw(sql`
    update incident i set state = 'RESOLVED', resolved_at = now() from ${names}
    where i.entity_ref = '~' || n."from" and i.state <> 'RESOLVED'
      and exists (select from incident o where o.entity_ref = n."to" and o.state <> 'RESOLVED')`);
  await tx.$executeRaw(sql`
    update incident i set entity_ref = n."to" from ${names} where i.entity_ref = '~' || n."from"`);
  await tx.$executeRaw(
    sql`update incident i set check_ref = n."to" from ${names} where i.check_ref = n."from"`,
  );
  await tx.$executeRaw(
    sql`update incident i set owner_ref = n."to" from ${names} where i.owner_ref = n."from"`,
  );
}
