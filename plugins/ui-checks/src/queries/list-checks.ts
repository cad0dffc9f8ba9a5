import { useInfiniteQuery } from '@tanstack/react-query';
import type { Severity } from '@watchbill/model';
import {
  type EntityName,
  graphql,
  HEALTH_FIELDS,
  type HealthInfo,
  RUN_SUMMARY_FIELDS,
  type RunSummary,
  useGraphql,
} from '@watchbill/ui-kit';

export interface CheckRow {
  readonly ref: string;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly entity: EntityName | null;
  readonly entityRef: string;
  readonly every: string;
  readonly severity: Severity;
  readonly paused: boolean;
  readonly health: HealthInfo;
  readonly lastRun: RunSummary | null;
  readonly nextRunAt: string | null;
}

interface ChecksPage {
  readonly nodes: readonly CheckRow[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const listChecksQuery = graphql<
  { readonly checks: ChecksPage },
  { readonly first: number; readonly after: string | null }
>(`
  query ListChecks($first: Int, $after: String) {
    checks(first: $first, after: $after) {
      nodes {
        ref name title description
        entity { ref title }
        entityRef every severity paused
        health { ${HEALTH_FIELDS} }
        lastRun { ${RUN_SUMMARY_FIELDS} }
        nextRunAt
      }
      totalCount
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const PAGE_SIZE = 100;
const REFRESH_MS = 10_000;

export function useChecks() {
  const api = useGraphql();
  return useInfiniteQuery({
    queryKey: ['checks'],
    queryFn: async ({ pageParam: after, signal }) =>
      (await api.query(listChecksQuery, { first: PAGE_SIZE, after }, { signal })).checks,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: REFRESH_MS,
  });
}
