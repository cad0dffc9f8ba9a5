import { useQuery } from '@tanstack/react-query';
import type { Severity } from '@watchbill/model';
import {
  type EntityName,
  FAULT_FIELDS,
  type FaultInfo,
  graphql,
  HEALTH_FIELDS,
  type HealthInfo,
  useGraphql,
} from '@watchbill/ui-kit';

export interface CheckDetail {
  readonly ref: string;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly entity: EntityName | null;
  readonly entityRef: string;
  readonly owner: EntityName | null;
  readonly script: string;
  readonly every: string;
  readonly timeout: string;
  readonly severity: Severity;
  readonly paused: boolean;
  readonly health: HealthInfo;
  readonly nextRunAt: string | null;
  readonly lastRun: { readonly id: string } | null;
  readonly faults: readonly FaultInfo[];
}

export const getCheckQuery = graphql<{ readonly check: CheckDetail | null }, { readonly ref: string }>(`
  query GetCheck($ref: String!) {
    check(ref: $ref) {
      ref name title description
      entity { ref title }
      entityRef
      owner { ref title }
      script every timeout severity paused
      health { ${HEALTH_FIELDS} }
      nextRunAt
      lastRun { id }
      faults { ${FAULT_FIELDS} }
    }
  }
`);

const REFRESH_MS = 5_000;

/** One check's definition and health; `null` when it does not exist. */
export function useCheck(ref: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['check', ref],
    queryFn: async ({ signal }) => (await api.query(getCheckQuery, { ref }, { signal })).check,
    refetchInterval: REFRESH_MS,
  });
}
