import { applyTransitions, closeUnwatchedIncidents, renameIncidents } from '@watchbill/alerting';
import {
  type ApplyOptions,
  applyMutation,
  type Mutation,
  type SettledEntities,
  type SourceIdentity,
  touchesChecks,
} from '@watchbill/catalog';
import { renameChecks, requestRunsOf, syncDefinitions } from '@watchbill/checks';
import type { Transaction } from '@watchbill/database';
import { forgetHealth, renameHealth, rollUpEntities } from '@watchbill/health';
import { CHECK_KIND } from '@watchbill/model';
import type { AlertingContext } from './settle-verdict.ts';

const SMALL_MS = 60_000;
/** Ten times what an entity takes where nothing is stored yet. */
const ENTITY_MS = 2;

/** After how many milliseconds a mutation is taken to hang. */
export function timeFor({ entities }: Mutation): number {
  return SMALL_MS + ENTITY_MS * entities.length;
}

/** What a source says, on its way through the system: the graph, and all that hangs on it. */
export async function takeMutation(
  tx: Transaction,
  source: SourceIdentity,
  mutation: Mutation,
  now: Date,
  alerting: AlertingContext,
  options: ApplyOptions = {},
): Promise<void> {
  const applied = await applyMutation(tx, source, mutation, options);
  await followEntities(tx, applied, now, alerting);
  await requestRunsOf(tx, applied.deployed, now);
}

const CHECK_PREFIX = `${CHECK_KIND.toLowerCase()}:`;
const isCheck = (ref: string) => ref.startsWith(CHECK_PREFIX);

/** What hangs on entities that came, changed or went: the schedule of checks, and the health and the incidents of both. */
export async function followEntities(
  tx: Transaction,
  settled: SettledEntities,
  now: Date,
  alerting: AlertingContext,
): Promise<void> {
  const { added, changed, removed, renamed } = settled;
  const touched = [...added, ...changed, ...removed];
  if (touched.length === 0) return;
  await renameChecks(tx, renamed);
  await renameHealth(tx, renamed);
  await renameIncidents(tx, renamed);
  const synced = touchesChecks(settled) ? await syncDefinitions(tx, now) : { removed: [], targets: [] };
  await forgetHealth(tx, synced.removed);
  // The health of a check is its own verdicts', whatever its descriptor says besides.
  const entities = touched.filter((ref) => !isCheck(ref));
  const transitions = await rollUpEntities(tx, [...entities, ...synced.targets], now);
  await applyTransitions(tx, transitions, { ...alerting, now });
  await closeUnwatchedIncidents(tx, { ...alerting, now });
}
