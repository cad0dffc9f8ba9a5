import type { HealthState, Severity } from '@watchbill/model';

/** The health of an entity that checks watch has changed. Alerting acts on nothing else. */
export interface EntityTransition {
  readonly ref: string;
  /** Null when nothing was known of it before. */
  readonly from: HealthState | null;
  readonly to: HealthState;
  /** When it was confirmed. */
  readonly at: Date;
  /** The first verdict that spoke of the trouble; null unless `to` is DEGRADED or FAILING. */
  readonly firstBadAt: Date | null;
  readonly reason: string;
  /** The run and the check that prove it. */
  readonly runId: string | null;
  readonly checkRef: string | null;
  /** The most urgent of the checks in trouble; of all its checks when none is. */
  readonly severity: Severity;
}
