import { useQuery } from '@tanstack/react-query';
import { FAULT_FIELDS, type FaultInfo, graphql, useGraphql } from '@watchbill/ui-kit';

export interface SourceInfo {
  readonly id: string;
  readonly type: string;
  readonly state: 'SYNCING' | 'CURRENT' | 'FAILED' | 'REMOVED';
  readonly entities: number;
  /** So many are no longer told, and stay until somebody confirms it. */
  readonly heldRemovals: number;
  readonly lastSyncAt: string | null;
  readonly lastError: string | null;
  readonly faultCount: number;
  /** The first of them, errors before warnings. */
  readonly faults: readonly FaultInfo[];
}

export const SOURCE_FIELDS = `id type state entities heldRemovals lastSyncAt lastError faultCount faults(first: 20) { ${FAULT_FIELDS} }`;

export const listSourcesQuery = graphql<{ readonly sources: readonly SourceInfo[] }>(
  `query ListSources { sources { ${SOURCE_FIELDS} } }`,
);

const REFRESH_MS = 5_000;

export function useSources() {
  const api = useGraphql();
  return useQuery({
    queryKey: ['sources'],
    queryFn: async ({ signal }) => (await api.query(listSourcesQuery, {}, { signal })).sources,
    refetchInterval: REFRESH_MS,
  });
}
