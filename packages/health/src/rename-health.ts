import { sql, type Transaction } from '@watchbill/database';

/** Lets health follow entities and checks that are called otherwise now. What stands under a new name already is of nothing any more. */
export async function renameHealth(
  tx: Transaction,
  renamed: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  if (renamed.length === 0) return;
  const names = sql`jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as n ("from" text, "to" text)`;
  const old = renamed.map(({ from }) => from);
  // By way of names that nothing has, so that two can exchange theirs.
  await tx.$executeRaw(sql`update health set ref = '~' || ref where ref = any(${old}::text[])`);
  await tx.$executeRaw(sql`delete from health h using ${names} where h.ref = n."to"`);
  await tx.$executeRaw(sql`update health h set ref = n."to" from ${names} where h.ref = '~' || n."from"`);
  await tx.$executeRaw(
    sql`update health h set cause_ref = n."to" from ${names} where h.cause_ref = n."from"`,
  );
}
