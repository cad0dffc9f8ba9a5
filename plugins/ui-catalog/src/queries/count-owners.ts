import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';
import type { FacetValue, Predicate } from './count-facets.ts';

interface OwnerFacet {
  /** How many owners there are that contain the text. */
  readonly valueCount: number;
  /** Those who own most. */
  readonly values: readonly FacetValue[];
}

export interface OwnerVariables {
  readonly query: string | null;
  readonly filter: Predicate;
  readonly contains: string;
}

export const countOwnersQuery = graphql<
  { readonly facets: readonly OwnerFacet[] },
  OwnerVariables & { readonly first: number }
>(`
  query CountOwners($query: String, $filter: JSON, $contains: String, $first: Int) {
    facets(names: ["owner"], query: $query, filter: $filter, contains: $contains, first: $first) {
      valueCount
      values { value count }
    }
  }
`);

const SHOWN = 20;

export function useOwners(variables: OwnerVariables) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['facets', 'owner', variables],
    queryFn: async ({ signal }) => {
      const { facets } = await api.query(countOwnersQuery, { ...variables, first: SHOWN }, { signal });
      return facets[0];
    },
    placeholderData: keepPreviousData,
  });
}
