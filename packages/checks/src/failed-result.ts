import type { RunOutcome, RunResult } from '@watchbill/model';

/** The result of a run that never got as far as a runner. */
function emptyResult(outcome: RunOutcome, reason: string, startedAt: Date, finishedAt: Date): RunResult {
  const nothing = { steps: [], requests: [], thresholds: [], console: [] };
  return { outcome, reason, ...nothing, truncated: false, runner: '', startedAt, finishedAt };
}

export function scriptErrorResult(reason: string, at: Date): RunResult {
  return emptyResult('SCRIPT_ERROR', reason, at, at);
}

/** What a runner threw: never the service's doing. */
export function faultResult(error: unknown, startedAt: Date, finishedAt: Date): RunResult {
  const reason = error instanceof Error ? error.message : String(error);
  return emptyResult('RUNNER_FAULT', reason, startedAt, finishedAt);
}

export function abandonedResult(startedAt: Date, finishedAt: Date): RunResult {
  return emptyResult('RUNNER_FAULT', 'The worker that ran it stopped before the end.', startedAt, finishedAt);
}
