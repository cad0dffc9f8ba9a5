import { applyTransitions, NO_ROUTES } from '@watchbill/alerting';
import { type CheckEngine, type Runner, startCheckEngine } from '@watchbill/checks';
import type { Database } from '@watchbill/database';
import { applyCheckEvent } from '@watchbill/health';
import type { RunEvent, RunResult } from '@watchbill/model';

/** What the far end of a runner does: shows events, and at last answers. */
export type Script = (watch: (event: RunEvent) => void) => Promise<Partial<RunResult>>;

/** Runs checks as the server does, from claim to incident, with a runner whose far end is the test. */
export function runChecks(db: Database, clock: () => Date, script: Script): Promise<CheckEngine> {
  return startCheckEngine({
    db,
    runner: scriptedRunner(clock, script),
    worker: 'test',
    concurrency: 4,
    clock,
    env: {},
    settle: async (tx, { id, checkRef, definition }, { outcome, reason }, now) => {
      const check = { ref: checkRef, entityRef: definition.entityRef, confirm: definition.confirm };
      const event = { type: 'verdict', outcome, reason, runId: id } as const;
      const { transitions } = await applyCheckEvent(tx, check, event, now);
      const context = {
        now,
        baseUrl: 'https://watchbill.test',
        notifierIds: ['hook', 'email'],
        routes: NO_ROUTES,
      };
      await applyTransitions(tx, transitions, context);
    },
    onError: (error) => {
      throw error;
    },
  });
}

function scriptedRunner(clock: () => Date, script: Script): Runner {
  return {
    id: 'scripted',
    readiness: () => ({ state: 'ready', detail: 'scripted' }),
    run: async (_job, watch) => {
      const startedAt = clock();
      const answer = await script(watch);
      const evidence = {
        steps: [],
        requests: [],
        thresholds: [],
        console: [],
        truncated: false,
        runner: 'k6 v2.2.0',
      };
      return { outcome: 'PASSED', reason: '', ...evidence, startedAt, finishedAt: clock(), ...answer };
    },
  };
}
