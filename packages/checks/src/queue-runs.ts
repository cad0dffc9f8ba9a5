import { randomUUIDv7 } from 'node:crypto';
import { notify, sql, type Transaction } from '@watchbill/database';
import type { RunTrigger } from '@watchbill/model';

/** Told when somebody asks for a run. */
export const RUN_REQUESTED = 'run_requested';

/** Why runs are asked for, and by whom, if it was somebody. */
export interface RunCause {
  readonly trigger: RunTrigger;
  readonly actor: string | null;
}

/** Puts these checks ahead of all that is due. One that already waits for a run waits for one alone. */
export async function queueRuns(
  tx: Transaction,
  checkRefs: readonly string[],
  { trigger, actor }: RunCause,
  now: Date,
): Promise<void> {
  const [first] = checkRefs;
  if (first === undefined) return;
  await tx.$executeRaw(sql`
    insert into run (id, check_ref, entity_ref, state, trigger, actor, queued_at)
    select n.id, c.ref, c.entity_ref, 'QUEUED', ${trigger}, ${actor}, ${now}
    from unnest(${checkRefs.map(() => randomUUIDv7())}::uuid[], ${[...checkRefs]}::text[]) as n (id, ref)
    join "check" c on c.ref = n.ref
    on conflict (check_ref) where state = 'QUEUED' do nothing`);
  await notify(tx, RUN_REQUESTED, first);
}
