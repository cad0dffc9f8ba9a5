import type { RunOutcome, RunState } from '@watchbill/model';
import { Status, type Tone } from './status.tsx';

const OUTCOME: Record<RunOutcome, readonly [Tone, string]> = {
  PASSED: ['healthy', 'Passed'],
  DEGRADED: ['degraded', 'Degraded'],
  FAILED: ['failing', 'Failed'],
  SCRIPT_ERROR: ['unknown', 'Script error'],
  RUNNER_FAULT: ['unknown', 'Runner fault'],
};

interface RunLike {
  readonly state: RunState;
  readonly outcome: RunOutcome | null;
}

export function runTone({ state, outcome }: RunLike): Tone {
  return state === 'FINISHED' && outcome ? OUTCOME[outcome][0] : 'active';
}

export function runWord({ state, outcome }: RunLike): string {
  if (state === 'FINISHED' && outcome) return OUTCOME[outcome][1];
  return state === 'QUEUED' ? 'Queued' : 'Running';
}

export function RunBadge({ run }: { readonly run: RunLike }) {
  return <Status tone={runTone(run)}>{runWord(run)}</Status>;
}
