import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export const restoreEntityMutation = graphql<
  { readonly restoreEntity: { readonly ref: string } },
  { readonly ref: string }
>('mutation RestoreEntity($ref: String!) { restoreEntity(ref: $ref) { ref } }');

export const releaseEntityMutation = graphql<{ readonly releaseEntity: string }, { readonly ref: string }>(
  'mutation ReleaseEntity($ref: String!) { releaseEntity(ref: $ref) }',
);

/** Brings a removed entity back as it was. */
export function useRestoreEntity() {
  const api = useGraphql();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ref: string) => api.query(restoreEntityMutation, { ref }),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Lets go of one that was brought back. */
export function useReleaseEntity() {
  const api = useGraphql();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ref: string) => api.query(releaseEntityMutation, { ref }),
    onSuccess: () => client.invalidateQueries(),
  });
}
