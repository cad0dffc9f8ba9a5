import type { RunnerReadiness } from '@watchbill/checks';
import type { Database } from '@watchbill/database';

/** `/readyz`. Ready means that the portal answers from its database; checks may still wait for their runner, which it says. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: 'ok' | 'unreachable';
  readonly runner: RunnerReadiness;
  readonly browser: RunnerReadiness;
}

export async function readReadiness(
  db: Database,
  runner: () => RunnerReadiness,
  browser: () => RunnerReadiness,
): Promise<Readiness> {
  const database = await db.read.source.count().then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  );
  return { ready: database === 'ok', database, runner: runner(), browser: browser() };
}
