import { useInfiniteQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export interface DifferenceInfo {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ChangeInfo {
  readonly id: string;
  readonly at: string;
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED' | 'RENAMED';
  readonly source: string;
  readonly location: string;
  readonly previousLocation: string | null;
  readonly truncated: boolean;
  readonly differences: readonly DifferenceInfo[];
}

interface ChangesPage {
  readonly nodes: readonly ChangeInfo[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export const listChangesQuery = graphql<
  { readonly changes: ChangesPage },
  { readonly ref: string; readonly first: number; readonly after: string | null }
>(`
  query ListChanges($ref: String!, $first: Int!, $after: String) {
    changes(ref: $ref, first: $first, after: $after) {
      nodes { id at kind source location previousLocation truncated differences { path before after } }
      totalCount
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const FIRST_PAGE = 5;
const NEXT_PAGES = 20;
/** Sources tell of changes without an event that the browser hears. */
const REFRESH_MS = 15_000;

/** What became of an entity, newest first: a few, and more when asked for. */
export function useChanges(ref: string) {
  const api = useGraphql();
  return useInfiniteQuery({
    queryKey: ['changes', ref],
    queryFn: async ({ pageParam: after, signal }) => {
      const first = after === null ? FIRST_PAGE : NEXT_PAGES;
      return (await api.query(listChangesQuery, { ref, first, after }, { signal })).changes;
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    refetchInterval: REFRESH_MS,
  });
}
