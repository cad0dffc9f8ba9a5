import { notify, sql, type Transaction } from '@watchbill/database';
import type { RunEvent } from '@watchbill/model';

/** Told, with the run's id, when a run that was asked for starts, and when any run shows something new or ends. */
export const RUN_CHANGED = 'run_changed';

export interface NumberedRunEvent {
  readonly seq: number;
  readonly event: RunEvent;
}

/** Adds what a running check has shown, for watchers in any process. */
export async function appendRunEvents(
  tx: Transaction,
  runId: string,
  events: readonly NumberedRunEvent[],
): Promise<void> {
  // The run may have been deleted with its check meanwhile; then there is nothing to show it on.
  await tx.$executeRaw(sql`
    insert into run_event (run_id, seq, event)
    select ${runId}::uuid, seq, event from jsonb_to_recordset(${JSON.stringify(events).replaceAll('\\u0000', '')}::jsonb) as d(seq int, event jsonb)
    where exists (select from run where id = ${runId}::uuid and state = 'RUNNING')
    on conflict do nothing`);
  await notify(tx, RUN_CHANGED, runId);
}

/** What a running check has shown after event number `after`, in order. Empty once the run is finished. */
export async function readRunEvents(
  tx: Transaction,
  runId: string,
  after: number,
): Promise<readonly NumberedRunEvent[]> {
  const rows = await tx.runEventRow.findMany({
    where: { runId, seq: { gt: after } },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ seq, event }) => ({ seq, event: event as unknown as RunEvent }));
}
