import type { RunEvent, RunResult } from '@watchbill/model';

/** Everything a runner needs for one run of one check, with nothing left to look up. */
export interface RunJob {
  readonly runId: string;
  readonly checkRef: string;
  /** Absolute path of the script; what it imports lies beside it. */
  readonly script: string;
  /** The script's environment (`__ENV`), whole: nothing of the server's own is added. */
  readonly env: Readonly<Record<string, string>>;
  /** The hard deadline. When it passes everything that the run started is killed. */
  readonly timeoutMs: number;
}

/** Whether runs can start now. `preparing` says what is awaited and how far it is, for people to read. */
export type RunnerReadiness =
  | { readonly state: 'ready'; readonly detail: string }
  | { readonly state: 'preparing'; readonly detail: string }
  | { readonly state: 'unavailable'; readonly detail: string };

/**
 * Runs a check's script somewhere. Adapter contract: `@watchbill/checks/contract`.
 *
 * A result is always about the script or its target. When the runner itself is at fault it throws `RunnerFault`;
 * the engine records `RUNNER_FAULT`, which says nothing about the service.
 */
export interface Runner {
  readonly id: string;
  readiness(): RunnerReadiness;
  /**
   * Runs once. `watch` is called in order while the run goes on, and must not throw.
   * When `signal` aborts, every process of the run is gone before the promise settles, and it rejects with RunnerFault.
   */
  run(job: RunJob, watch: (event: RunEvent) => void, signal: AbortSignal): Promise<RunResult>;
}

/** The run could not happen for a reason that is not the script's and not its target's. */
export class RunnerFault extends Error {
  override readonly name = 'RunnerFault';
}
