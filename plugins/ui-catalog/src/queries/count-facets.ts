import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

type Facets = readonly { readonly values: readonly FacetValue[] }[];
export type Predicate = Readonly<Record<string, string>>;

export interface FacetVariables {
  readonly query: string | null;
  /** Each facet is counted under the other choices, so that it says what choosing another value would give. */
  readonly withoutKind: Predicate;
  readonly withoutHealth: Predicate;
}

export const countFacetsQuery = graphql<
  { readonly kinds: Facets; readonly healths: Facets },
  FacetVariables
>(`
  query CountFacets($query: String, $withoutKind: JSON, $withoutHealth: JSON) {
    kinds: facets(names: ["kind"], filter: $withoutKind, query: $query) { values { value count } }
    healths: facets(names: ["health"], filter: $withoutHealth, query: $query) { values { value count } }
  }
`);

export function useFacets(variables: FacetVariables) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['facets', variables],
    queryFn: async ({ signal }) => {
      const { kinds, healths } = await api.query(countFacetsQuery, variables, { signal });
      return { kinds: valuesOf(kinds), healths: valuesOf(healths) };
    },
    placeholderData: keepPreviousData,
  });
}

function valuesOf(facets: Facets): readonly FacetValue[] {
  return facets.flatMap(({ values }) => values);
}
