import { useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

/** What one source says of a field. */
export interface SaidInfo {
  readonly value: unknown;
  readonly source: string;
  readonly location: string;
  /** Deduced by the source rather than written down by somebody. */
  readonly inferred: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string | null;
  /** It says so now. */
  readonly told: boolean;
}

export interface FieldInfo {
  readonly path: string;
  readonly counts: SaidInfo;
  readonly others: readonly SaidInfo[];
}

const SAID_FIELDS = 'value source location inferred firstSeenAt lastSeenAt told';

export const getProvenanceQuery = graphql<
  { readonly entity: { readonly provenance: readonly FieldInfo[] } | null },
  { readonly ref: string }
>(`
  query GetProvenance($ref: String!) {
    entity(ref: $ref) { provenance { path counts { ${SAID_FIELDS} } others { ${SAID_FIELDS} } } }
  }
`);

const REFRESH_MS = 60_000;

/** Who says what of an entity, field by field. */
export function useProvenance(ref: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['provenance', ref],
    queryFn: async ({ signal }) =>
      (await api.query(getProvenanceQuery, { ref }, { signal })).entity?.provenance ?? [],
    refetchInterval: REFRESH_MS,
  });
}
