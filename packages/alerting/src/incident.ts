import type { HealthState, IncidentState, Severity } from '@watchbill/model';

/** Trouble of one entity, from confirmation to recovery. */
export interface Incident {
  readonly id: string;
  readonly entityRef: string;
  /** The check that proved it; null when several parts did. */
  readonly checkRef: string | null;
  /** As stated when it was last told of; the owner may not exist. */
  readonly ownerRef: string | null;
  readonly runId: string | null;
  readonly state: IncidentState;
  readonly severity: Severity;
  /** DEGRADED or FAILING: the worst it was. */
  readonly health: HealthState;
  readonly reason: string;
  /** The first bad verdict; `openedAt` is when enough of them had confirmed it. */
  readonly startedAt: Date;
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: Date | null;
}

/** A row as the database types it: closed sets are plain text there, and only our verbs write them. */
type IncidentRow = {
  readonly [Field in keyof Incident]: Incident[Field] extends string ? string : Incident[Field];
};

export function incidentOf(row: IncidentRow): Incident {
  return row as Incident;
}
