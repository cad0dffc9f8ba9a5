import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  type EntityName,
  type GraphqlDocument,
  graphql,
  type NoVariables,
  useGraphql,
} from '@watchbill/ui-kit';

/** What has doubts about it, and how many of each there are. */
export interface QualityCounts {
  readonly conflicts: number;
  readonly unresolved: number;
  readonly unowned: number;
  readonly orphans: number;
  readonly removed: number;
}

type Counted = { readonly totalCount: number };

export const countQualityQuery = graphql<Readonly<Record<keyof QualityCounts, Counted>>, NoVariables>(`
  query CountQuality {
    conflicts(first: 1) { totalCount }
    unresolved: unresolvedReferences(first: 1) { totalCount }
    unowned(first: 1) { totalCount }
    orphans(first: 1) { totalCount }
    removed: tombstones(first: 1) { totalCount }
  }
`);

export function useQualityCounts() {
  const api = useGraphql();
  return useQuery({
    queryKey: ['quality'],
    queryFn: async ({ signal }): Promise<QualityCounts> => {
      const found = await api.query(countQualityQuery, {}, { signal });
      return {
        conflicts: found.conflicts.totalCount,
        unresolved: found.unresolved.totalCount,
        unowned: found.unowned.totalCount,
        orphans: found.orphans.totalCount,
        removed: found.removed.totalCount,
      };
    },
    refetchInterval: 30_000,
  });
}

interface Listed<Row> {
  readonly list: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface PageVariables {
  readonly first: number;
  readonly after: string | null;
}

export type QualityDocument<Row> = GraphqlDocument<Listed<Row>, PageVariables>;

const PAGE = 'pageInfo { hasNextPage endCursor }';

export interface ConflictRow {
  readonly entity: EntityName;
  readonly path: string;
  readonly value: unknown;
  readonly source: string;
  readonly otherValue: unknown;
  readonly otherSource: string;
}

export const listConflictsQuery: QualityDocument<ConflictRow> = graphql(`
  query ListConflicts($first: Int, $after: String) {
    list: conflicts(first: $first, after: $after) {
      nodes { entity { ref title } path value source otherValue otherSource }
      ${PAGE}
    }
  }
`);

export interface UnresolvedRow {
  readonly entity: EntityName;
  readonly missing: string;
  readonly places: readonly string[];
}

export const listUnresolvedQuery: QualityDocument<UnresolvedRow> = graphql(`
  query ListUnresolved($first: Int, $after: String) {
    list: unresolvedReferences(first: $first, after: $after) { nodes { entity { ref title } missing places } ${PAGE} }
  }
`);

export interface UnownedRow {
  readonly entity: EntityName & { readonly kind: string };
  readonly reason: 'NO_OWNER' | 'OWNER_DOES_NOT_EXIST';
  readonly ownerRef: string | null;
}

export const listUnownedQuery: QualityDocument<UnownedRow> = graphql(`
  query ListUnowned($first: Int, $after: String) {
    list: unowned(first: $first, after: $after) { nodes { entity { ref title kind } reason ownerRef } ${PAGE} }
  }
`);

export interface OrphanRow {
  readonly entity: EntityName;
  readonly entityRef: string;
  readonly source: string;
  readonly location: string;
  readonly absentSince: string | null;
  readonly keptBy: readonly string[];
}

export const listOrphansQuery: QualityDocument<OrphanRow> = graphql(`
  query ListOrphans($first: Int, $after: String) {
    list: orphans(first: $first, after: $after) {
      nodes { entity { ref title } entityRef source location absentSince keptBy }
      ${PAGE}
    }
  }
`);

export interface RemovedRow {
  readonly id: string;
  readonly entityRef: string;
  readonly title: string | null;
  readonly source: string;
  readonly location: string;
  readonly removedAt: string;
  readonly expiresAt: string;
}

export const listRemovedQuery: QualityDocument<RemovedRow> = graphql(`
  query ListRemoved($first: Int, $after: String) {
    list: tombstones(first: $first, after: $after) {
      nodes { id entityRef title source location removedAt expiresAt }
      ${PAGE}
    }
  }
`);

const PAGE_SIZE = 50;

/** Rows of one list, a page at a time. */
export function useQuality<Row>(name: keyof QualityCounts, document: QualityDocument<Row>) {
  const api = useGraphql();
  return useInfiniteQuery({
    queryKey: ['quality', name],
    queryFn: async ({ pageParam: after, signal }) =>
      (await api.query(document, { first: PAGE_SIZE, after }, { signal })).list,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
}
