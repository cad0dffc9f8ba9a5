import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export const runCheckMutation = graphql<
  { readonly runCheck: { readonly id: string } },
  { readonly ref: string }
>('mutation RunCheck($ref: String!) { runCheck(ref: $ref) { id } }');

/** Runs a check now; gives the run's id. */
export function useRunCheck(ref: string) {
  const api = useGraphql();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.query(runCheckMutation, { ref })).runCheck.id,
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs', ref] }),
  });
}
