import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { HealthState, IncidentState, Severity } from '@watchbill/model';
import { type EntityName, graphql, useGraphql } from '@watchbill/ui-kit';

export interface IncidentRow {
  readonly id: string;
  readonly entity: EntityName | null;
  readonly entityRef: string;
  readonly state: IncidentState;
  readonly severity: Severity;
  readonly reason: string;
  readonly health: HealthState;
  readonly startedAt: string;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: string | null;
  readonly owner: EntityName | null;
}

interface IncidentsPage {
  readonly nodes: readonly IncidentRow[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const listIncidentsQuery = graphql<
  { readonly incidents: IncidentsPage },
  { readonly state: readonly IncidentState[] | null; readonly first: number; readonly after: string | null }
>(`
  query ListIncidents($state: [IncidentState!], $first: Int, $after: String) {
    incidents(state: $state, first: $first, after: $after) {
      nodes {
        id
        entity { ref title }
        entityRef state severity reason health startedAt acknowledgedBy resolvedAt
        owner { ref title }
      }
      totalCount
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const PAGE_SIZE = 50;

/** Incidents in any of the states, or in every state for `null`. */
export function useIncidents(state: readonly IncidentState[] | null) {
  const api = useGraphql();
  return useInfiniteQuery({
    queryKey: ['incidents', state],
    queryFn: async ({ pageParam: after, signal }) =>
      (await api.query(listIncidentsQuery, { state, first: PAGE_SIZE, after }, { signal })).incidents,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  });
}
