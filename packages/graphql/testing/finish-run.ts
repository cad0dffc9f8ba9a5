import type { Database } from '@watchbill/database';
import { until } from '@watchbill/harness';
import type { RunResult } from '@watchbill/model';
import type { Api } from './api.ts';
import { runChecks } from './run-checks.ts';

/** Asks for a run through the API and runs it to this result. @returns its id */
export async function finishRun(
  db: Database,
  api: Api,
  ref: string,
  result: Partial<RunResult>,
): Promise<string> {
  const { clock } = api.context();
  const { runCheck } = await api.data<{ runCheck: { id: string } }>(
    'mutation ($ref: String!) { runCheck(ref: $ref) { id } }',
    { ref },
  );
  const engine = await runChecks(db, clock, async () => result);
  try {
    await until(
      `run of ${ref}`,
      async () => (await db.read.run.findUnique({ where: { id: runCheck.id } }))?.state === 'FINISHED',
    );
  } finally {
    await engine.stop();
  }
  return runCheck.id;
}
