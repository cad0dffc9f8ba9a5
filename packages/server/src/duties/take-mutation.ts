import { applyTransitions, closeUnwatchedIncidents } from '@watchbill/alerting';
import { applyMutation, type Mutation, type SettledEntities, touchesChecks } from '@watchbill/catalog';
import { syncDefinitions } from '@watchbill/checks';
import type { Transaction } from '@watchbill/database';
import { forgetHealth, rollUpEntities } from '@watchbill/health';
import type { AlertingContext } from './settle-verdict.ts';

/** What a source says, on its way through the system: the graph, the schedule of checks, and the health that hangs on both. */
export async function takeMutation(
  tx: Transaction,
  source: { readonly id: string; readonly type: string },
  mutation: Mutation,
  now: Date,
  alerting: AlertingContext,
): Promise<void> {
  await followEntities(tx, await applyMutation(tx, source, mutation), now, alerting);
}

/** What hangs on what became of entities. */
export async function followEntities(
  tx: Transaction,
  settled: SettledEntities,
  now: Date,
  alerting: AlertingContext,
): Promise<void> {
  const { added, changed, removed } = settled;
  const touched = [...added, ...changed, ...removed];
  if (touched.length === 0) return;
  const synced = touchesChecks(settled) ? await syncDefinitions(tx, now) : { removed: [], targets: [] };
  await forgetHealth(tx, synced.removed);
  const transitions = await rollUpEntities(tx, [...touched, ...synced.targets], now);
  await applyTransitions(tx, transitions, { ...alerting, now });
  await closeUnwatchedIncidents(tx, { ...alerting, now });
}
