import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export const confirmRemovalsMutation = graphql<
  {
    readonly confirmRemovals: { readonly id: string };
    readonly syncSource: { readonly heldRemovals: number };
  },
  { readonly id: string; readonly count: number }
>(`
  mutation ConfirmRemovals($id: String!, $count: Int!) {
    confirmRemovals(id: $id, count: $count) { id }
    syncSource(id: $id) { heldRemovals }
  }
`);

/** Confirms so many removals as were seen, and reads the source, which carries them out. */
export function useConfirmRemovals() {
  const api = useGraphql();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variables: { readonly id: string; readonly count: number }) =>
      api.query(confirmRemovalsMutation, variables),
    onSettled: () => client.invalidateQueries(),
  });
}
