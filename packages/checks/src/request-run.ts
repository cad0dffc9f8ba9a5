import { randomUUIDv7 } from 'node:crypto';
import { notify, sql, type Transaction } from '@watchbill/database';
import { NotFoundError } from '@watchbill/model';

/** Told when somebody asks for a run. */
export const RUN_REQUESTED = 'run_requested';

/**
 * Asks for a run of a check now, ahead of all that is due. A run that already waits is returned instead of a second one.
 * @returns the run's id
 * @throws NotFoundError when there is no such check.
 */
export async function requestRun(
  tx: Transaction,
  checkRef: string,
  actor: string,
  now: Date,
): Promise<string> {
  const check = await tx.check.findUnique({ where: { ref: checkRef }, select: { entityRef: true } });
  if (!check)
    throw new NotFoundError(`check '${checkRef}': there is no such check; 'watchbill check list' lists all`);
  await tx.$executeRaw(sql`
    insert into run (id, check_ref, entity_ref, state, trigger, actor, queued_at)
    values (${randomUUIDv7()}::uuid, ${checkRef}, ${check.entityRef}, 'QUEUED', 'MANUAL', ${actor}, ${now})
    on conflict (check_ref) where state = 'QUEUED' do nothing`);
  const queued = await tx.run.findFirstOrThrow({
    where: { checkRef, state: 'QUEUED' },
    select: { id: true },
  });
  await notify(tx, RUN_REQUESTED, checkRef);
  return queued.id;
}
