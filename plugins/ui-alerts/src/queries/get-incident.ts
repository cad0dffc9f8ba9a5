import { useQuery } from '@tanstack/react-query';
import type { DeliveryState, HealthState, IncidentState, RunFailure, Severity } from '@watchbill/model';
import {
  type EntityName,
  graphql,
  RUN_SUMMARY_FIELDS,
  type RunbookLink,
  type RunSummary,
  useGraphql,
} from '@watchbill/ui-kit';

export interface DeliveryInfo {
  readonly id: string;
  /** `incident.opened` or `incident.resolved`. */
  readonly type: string;
  readonly notifier: string;
  readonly target: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly reason: string | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
}

export interface IncidentDetail {
  readonly id: string;
  readonly entity:
    | (EntityName & {
        readonly health: { readonly state: HealthState };
        readonly runbooks: readonly RunbookLink[];
      })
    | null;
  readonly entityRef: string;
  readonly check: { readonly ref: string; readonly name: string; readonly title: string | null } | null;
  readonly state: IncidentState;
  readonly severity: Severity;
  readonly reason: string;
  readonly health: HealthState;
  readonly startedAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: string | null;
  readonly run: (RunSummary & { readonly failure: RunFailure | null }) | null;
  readonly owner: EntityName | null;
  readonly deliveries: readonly DeliveryInfo[];
}

export const getIncidentQuery = graphql<
  { readonly incident: IncidentDetail | null },
  { readonly id: string }
>(`
  query GetIncident($id: ID!) {
    incident(id: $id) {
      id
      entity { ref title health { state } runbooks { title url } }
      entityRef
      check { ref name title }
      state severity reason health startedAt acknowledgedAt acknowledgedBy resolvedAt
      run { ${RUN_SUMMARY_FIELDS} failure { step expected actual } }
      owner { ref title }
      deliveries { id type notifier target state attempts reason lastError createdAt nextAttemptAt deliveredAt }
    }
  }
`);

/** Attempts at a delivery come without an event of their own. */
const REFRESH_MS = 5_000;

/** One incident with its trail; `null` when it does not exist. */
export function useIncident(id: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['incident', id],
    queryFn: async ({ signal }) => (await api.query(getIncidentQuery, { id }, { signal })).incident,
    refetchInterval: REFRESH_MS,
  });
}
