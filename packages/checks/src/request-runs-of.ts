import { randomUUIDv7 } from 'node:crypto';
import { notify, sql, type Transaction } from '@watchbill/database';
import { RUN_REQUESTED } from './request-run.ts';

/** Asks for a run of every check of these entities, ahead of all that is due: they have just been deployed. Paused ones stay paused. */
export async function requestRunsOf(
  tx: Transaction,
  entityRefs: readonly string[],
  now: Date,
): Promise<void> {
  if (entityRefs.length === 0) return;
  const where = { entityRef: { in: [...entityRefs] }, paused: false };
  const checks = await tx.check.findMany({ where, select: { ref: true } });
  const [first] = checks;
  if (!first) return;
  await tx.$executeRaw(sql`
    insert into run (id, check_ref, entity_ref, state, trigger, queued_at)
    select n.id, c.ref, c.entity_ref, 'QUEUED', 'DEPLOYMENT', ${now}
    from unnest(${checks.map(() => randomUUIDv7())}::uuid[], ${checks.map(({ ref }) => ref)}::text[]) as n (id, ref)
    join "check" c on c.ref = n.ref
    on conflict (check_ref) where state = 'QUEUED' do nothing`);
  await notify(tx, RUN_REQUESTED, first.ref);
}
