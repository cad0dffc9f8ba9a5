/** What a finished run says. Only `FAILED` and `DEGRADED` speak of the service. */
export const RUN_OUTCOMES = ['PASSED', 'DEGRADED', 'FAILED', 'SCRIPT_ERROR', 'RUNNER_FAULT'] as const;
/**
 * - `PASSED`: every iteration ended, no assertion failed.
 * - `DEGRADED`: the flow works but breached a threshold.
 * - `FAILED`: a failed assertion, an exception, `fail()`, an abort, or the deadline passed.
 * - `SCRIPT_ERROR`: the script cannot run (syntax, import, options); the service is not blamed.
 * - `RUNNER_FAULT`: we could not run it (no k6, killed from outside); says nothing about the service.
 */
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

export type RunState = 'QUEUED' | 'RUNNING' | 'FINISHED';
export type RunTrigger = 'SCHEDULE' | 'RETRY' | 'MANUAL' | 'DEPLOYMENT';

/** One `check()` inside one group, over all its evaluations in the run, in order of first appearance. */
export interface RunStep {
  readonly group: string;
  readonly name: string;
  readonly passes: number;
  readonly fails: number;
}

/** One request that the script made. Times are milliseconds. */
export interface RunRequest {
  readonly method: string;
  readonly url: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly durationMs: number;
  readonly error?: string;
  readonly group: string;
}

/** A threshold of the script's options that was breached, as k6 words it, e.g. `p(95)<500` on `http_req_duration`. */
export interface RunThreshold {
  readonly metric: string;
  readonly threshold: string;
}

export interface ConsoleLine {
  readonly at: string;
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly text: string;
}

/** The first thing that went wrong, in the words a person on call needs. */
export interface RunFailure {
  /** The step, e.g. `checkout / pays the order`, or `script` when it broke outside any check. */
  readonly step: string;
  readonly expected: string;
  readonly actual: string;
}

/** Everything a runner brings home. Lists are cut to a size that a row can hold; `truncated` says so. */
export interface RunResult {
  readonly outcome: RunOutcome;
  /** One sentence; empty only for `PASSED`. */
  readonly reason: string;
  readonly failure?: RunFailure;
  readonly steps: readonly RunStep[];
  readonly requests: readonly RunRequest[];
  readonly thresholds: readonly RunThreshold[];
  readonly console: readonly ConsoleLine[];
  readonly truncated: boolean;
  /** The program that ran it, e.g. `k6 v2.2.0`; empty when none did. */
  readonly runner: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** What a watcher of a running check sees, in order. */
export type RunEvent =
  | { readonly type: 'step'; readonly group: string; readonly name: string; readonly ok: boolean }
  | { readonly type: 'request'; readonly request: RunRequest }
  | { readonly type: 'console'; readonly line: ConsoleLine };
