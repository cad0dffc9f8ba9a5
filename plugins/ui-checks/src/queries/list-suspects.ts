import { useQuery } from '@tanstack/react-query';
import { DEPLOYMENT_FIELDS, type DeploymentInfo, graphql, useGraphql } from '@watchbill/ui-kit';

export const listSuspectsQuery = graphql<
  { readonly run: { readonly deployments: readonly DeploymentInfo[] } | null },
  { readonly id: string }
>(`
  query ListSuspects($id: ID!) {
    run(id: $id) { deployments { ${DEPLOYMENT_FIELDS} } }
  }
`);

/** What was deployed since the check of a run last passed. */
export function useSuspects(id: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['suspects', id],
    queryFn: async ({ signal }) =>
      (await api.query(listSuspectsQuery, { id }, { signal })).run?.deployments ?? [],
  });
}
