import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';
import { SOURCE_FIELDS, type SourceInfo } from './list-sources.ts';

export const syncSourceMutation = graphql<{ readonly syncSource: SourceInfo }, { readonly id: string }>(
  `mutation SyncSource($id: String!) { syncSource(id: $id) { ${SOURCE_FIELDS} } }`,
);

/** Reads a source again now; everything that may show its facts is then asked for again. */
export function useSyncSource() {
  const api = useGraphql();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.query(syncSourceMutation, { id }),
    onSuccess: () => client.invalidateQueries(),
  });
}
