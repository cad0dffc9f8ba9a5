import { sql, type Transaction } from '@watchbill/database';
import type { Renaming } from './renaming.ts';

/** Lets checks and runs follow entities that are called otherwise now, whether these are checks or what checks mark. */
export async function renameChecks(tx: Transaction, renamed: readonly Renaming[]): Promise<void> {
  if (renamed.length === 0) return;
  const names = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as n ("from" text, "to" text)`;
  const old = renamed.map(({ from }) => from);
  const now = renamed.map(({ to }) => to);
  // By way of names that nothing has, so that two can exchange theirs.
  await tx.$executeRaw(sql`update "check" set ref = '~' || ref where ref = any(${old}::text[])`);
  await tx.$executeRaw(
    sql`update run set check_ref = '~' || check_ref where check_ref = any(${old}::text[])`,
  );
  // What still has a new name was removed, and another check is called so now: its runs are not those of that one.
  await tx.$executeRaw(sql`delete from "check" where ref = any(${now}::text[])`);
  await tx.$executeRaw(sql`delete from run where check_ref = any(${now}::text[])`);
  await tx.$executeRaw(sql`update "check" c set ref = n."to" from ${names} where c.ref = '~' || n."from"`);
  await tx.$executeRaw(
    sql`update "check" c set entity_ref = n."to" from ${names} where c.entity_ref = n."from"`,
  );
  await tx.$executeRaw(
    sql`update run r set check_ref = n."to" from ${names} where r.check_ref = '~' || n."from"`,
  );
  await tx.$executeRaw(sql`update run r set entity_ref = n."to" from ${names} where r.entity_ref = n."from"`);
}
