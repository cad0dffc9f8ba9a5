import { useQuery } from '@tanstack/react-query';
import { DEPLOYMENT_FIELDS, type DeploymentInfo, graphql, useGraphql } from '@watchbill/ui-kit';

export const listDeploymentsQuery = graphql<
  { readonly entity: { readonly deployments: readonly DeploymentInfo[] } | null },
  { readonly ref: string }
>(`
  query ListDeployments($ref: String!) {
    entity(ref: $ref) { deployments(first: 10) { ${DEPLOYMENT_FIELDS} } }
  }
`);

const REFRESH_MS = 15_000;

/** The newest builds and deployments of an entity. */
export function useDeployments(ref: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['deployments', ref],
    queryFn: async ({ signal }) =>
      (await api.query(listDeploymentsQuery, { ref }, { signal })).entity?.deployments ?? [],
    refetchInterval: REFRESH_MS,
  });
}
