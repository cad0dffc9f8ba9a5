import type { RunOutcome, RunState } from '@watchbill/model';

/** A run as lists and bars show it. */
export interface RunSummary {
  readonly id: string;
  readonly state: RunState;
  readonly outcome: RunOutcome | null;
  readonly reason: string | null;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly durationMs: number | null;
}

export const RUN_SUMMARY_FIELDS = 'id state outcome reason queuedAt startedAt durationMs';
