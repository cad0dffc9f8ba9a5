import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type EntityName, graphql, HEALTH_FIELDS, type HealthInfo, useGraphql } from '@watchbill/ui-kit';

export interface EntityRow extends EntityName {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly description: string | null;
  readonly type: string | null;
  readonly owner: EntityName | null;
  readonly ownerRef: string | null;
  /** What it is part of. */
  readonly wholes: readonly {
    readonly relations: readonly { readonly ref: string; readonly entity: EntityName | null }[];
  }[];
  readonly health: HealthInfo;
}

export interface EntitiesPage {
  readonly nodes: readonly EntityRow[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface ListVariables {
  readonly filter: Readonly<Record<string, string>>;
  readonly query: string | null;
  readonly orderBy: 'NAME' | 'HEALTH';
}

export const listEntitiesQuery = graphql<
  { readonly entities: EntitiesPage },
  ListVariables & { readonly first: number; readonly after: string | null }
>(`
  query ListEntities($filter: JSON, $query: String, $orderBy: EntityOrder, $first: Int, $after: String) {
    entities(filter: $filter, query: $query, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        ref kind name namespace title description type
        owner { ref title }
        ownerRef
        wholes: relationGroups(types: ["partOf"], first: 1) { relations { ref entity { ref title } } }
        health { ${HEALTH_FIELDS} }
      }
      totalCount
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const PAGE_SIZE = 50;
const EMPTY_REFRESH_MS = 3000;

/** Entities a page at a time. The previous answer stays in view while a changed filter is asked for. */
export function useEntities(variables: ListVariables) {
  const api = useGraphql();
  return useInfiniteQuery({
    queryKey: ['entities', variables],
    queryFn: async ({ pageParam: after, signal }) =>
      (await api.query(listEntitiesQuery, { ...variables, first: PAGE_SIZE, after }, { signal })).entities,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
    // The first reading of the sources may be under way, and makes no event for each entity.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.totalCount === 0 ? EMPTY_REFRESH_MS : false),
  });
}
