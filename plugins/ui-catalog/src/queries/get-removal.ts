import { useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export interface RemovalInfo {
  readonly at: string;
  readonly kind: string;
  readonly source: string;
  readonly location: string;
}

export const getRemovalQuery = graphql<
  { readonly changes: { readonly nodes: readonly RemovalInfo[] } },
  { readonly ref: string }
>(`
  query GetRemoval($ref: String!) { changes(ref: $ref, first: 1) { nodes { at kind source location } } }
`);

/** How an entity that is not there went; `null` when nothing is known of it. */
export function useRemoval(ref: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['removal', ref],
    queryFn: async ({ signal }) => {
      const [last] = (await api.query(getRemovalQuery, { ref }, { signal })).changes.nodes;
      return last?.kind === 'REMOVED' ? last : null;
    },
  });
}
