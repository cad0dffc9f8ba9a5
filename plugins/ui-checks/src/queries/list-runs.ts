import { useInfiniteQuery } from '@tanstack/react-query';
import type { RunTrigger } from '@watchbill/model';
import { graphql, RUN_SUMMARY_FIELDS, type RunSummary, useGraphql } from '@watchbill/ui-kit';

export interface RunRow extends RunSummary {
  readonly trigger: RunTrigger;
  readonly actor: string | null;
}

interface RunsPage {
  readonly nodes: readonly RunRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const listRunsQuery = graphql<
  { readonly check: { readonly runs: RunsPage } | null },
  { readonly ref: string; readonly first: number; readonly after: string | null }
>(`
  query ListRuns($ref: String!, $first: Int, $after: String) {
    check(ref: $ref) {
      runs(first: $first, after: $after) {
        nodes { ${RUN_SUMMARY_FIELDS} trigger actor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

const PAGE_SIZE = 20;
const NO_RUNS: RunsPage = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** A check's runs, newest first. */
export function useRuns(ref: string) {
  const api = useGraphql();
  return useInfiniteQuery({
    queryKey: ['runs', ref],
    queryFn: async ({ pageParam: after, signal }) => {
      const { check } = await api.query(listRunsQuery, { ref, first: PAGE_SIZE, after }, { signal });
      return check?.runs ?? NO_RUNS;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}
