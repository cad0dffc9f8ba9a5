import { useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

interface ViewerResult {
  readonly viewer: { readonly name: string; readonly signedIn: boolean } | null;
}

export const viewerQuery = graphql<ViewerResult>('query Viewer { viewer { name signedIn } }');

/** Who looks at the portal. */
export function useViewer() {
  const api = useGraphql();
  return useQuery({
    queryKey: ['viewer'],
    queryFn: async ({ signal }) => (await api.query(viewerQuery, {}, { signal })).viewer,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
