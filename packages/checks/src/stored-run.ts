import type {
  ConsoleLine,
  RunFailure,
  RunOutcome,
  RunRequest,
  RunState,
  RunStep,
  RunThreshold,
  RunTrigger,
} from '@watchbill/model';

/** A run as stored, with its evidence. */
export interface StoredRun {
  readonly id: string;
  readonly checkRef: string;
  readonly entityRef: string;
  readonly state: RunState;
  readonly trigger: RunTrigger;
  readonly actor: string | null;
  readonly outcome: RunOutcome | null;
  readonly reason: string | null;
  readonly failure: RunFailure | null;
  readonly steps: readonly RunStep[];
  readonly requests: readonly RunRequest[];
  readonly thresholds: readonly RunThreshold[];
  readonly console: readonly ConsoleLine[];
  readonly truncated: boolean;
  readonly runner: string | null;
  readonly queuedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}
