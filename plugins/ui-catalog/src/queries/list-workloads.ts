import { useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export interface WorkloadInfo {
  readonly uid: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string | null;
  readonly images: readonly string[];
  readonly desired: number | null;
  readonly ready: number | null;
  readonly because: string;
  readonly seenAt: string | null;
  readonly stale: boolean;
  readonly debugCommand: string | null;
}

export const listWorkloadsQuery = graphql<
  { readonly entity: { readonly workloads: readonly WorkloadInfo[] } | null },
  { readonly ref: string }
>(`
  query ListWorkloads($ref: String!) {
    entity(ref: $ref) {
      workloads {
        uid cluster namespace kind name version images desired ready because seenAt stale debugCommand
      }
    }
  }
`);

/** A rollout is worth watching. */
const REFRESH_MS = 5_000;

/** What runs an entity; without it, none. */
export function useWorkloads(ref: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['workloads', ref],
    queryFn: async ({ signal }) =>
      (await api.query(listWorkloadsQuery, { ref }, { signal })).entity?.workloads ?? [],
    refetchInterval: ({ state: { data } }) => (data && data.length > 0 ? REFRESH_MS : false),
  });
}
