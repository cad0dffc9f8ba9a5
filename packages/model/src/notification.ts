import type { HealthState } from './health-state.ts';
import type { RunFailure } from './run.ts';
import type { Severity } from './severity.ts';

/** What an owner is told: complete enough to start work from, and the same for every notifier. */
export interface Notification {
  /** Constant over retries of one delivery, so that a receiver can drop repeats. */
  readonly id: string;
  readonly type: 'incident.opened' | 'incident.resolved';
  readonly incident: {
    readonly id: string;
    readonly severity: Severity;
    readonly state: HealthState;
    readonly reason: string;
    /** First bad verdict, ISO 8601. */
    readonly startedAt: string;
    readonly resolvedAt?: string;
    readonly url: string;
  };
  readonly entity: { readonly ref: string; readonly title: string; readonly url: string };
  readonly owner?: { readonly ref: string; readonly title: string };
  readonly check?: { readonly ref: string; readonly title: string };
  /** The run that proves it. */
  readonly run?: { readonly id: string; readonly url: string };
  readonly failure?: RunFailure;
  readonly runbooks: readonly { readonly title: string; readonly url: string }[];
}
