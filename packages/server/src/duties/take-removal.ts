import { removeEntity } from '@watchbill/catalog';
import type { Transaction } from '@watchbill/database';
import type { AlertingContext } from './settle-verdict.ts';
import { followEntities } from './take-mutation.ts';

/** Takes an entity off with all that hangs on it; whether there was one of this id. */
export async function takeRemoval(
  tx: Transaction,
  id: string,
  keepRemovedMs: number,
  now: Date,
  alerting: AlertingContext,
): Promise<boolean> {
  const settled = await removeEntity(tx, id, keepRemovedMs);
  for (const each of settled) await followEntities(tx, each, now, alerting);
  return settled.length > 0;
}
