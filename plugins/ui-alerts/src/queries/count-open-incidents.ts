import { useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';
import { useLiveIncidents } from './incident-changed.ts';

export const countOpenIncidentsQuery = graphql<{ readonly incidents: { readonly totalCount: number } }>(
  'query CountOpenIncidents { incidents(state: [OPEN, ACKNOWLEDGED], first: 1) { totalCount } }',
);

/** How many incidents are not resolved, kept current. For a host's navigation, inside a query provider. */
export function useOpenIncidentCount(): number | undefined {
  const api = useGraphql();
  useLiveIncidents();
  const { data } = useQuery({
    queryKey: ['incidents', 'count'],
    queryFn: async ({ signal }) =>
      (await api.query(countOpenIncidentsQuery, {}, { signal })).incidents.totalCount,
  });
  return data;
}
