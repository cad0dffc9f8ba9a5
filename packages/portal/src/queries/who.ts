import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  ENTITY_SUMMARY_FIELDS,
  type EntityName,
  type EntitySummary,
  graphql,
  useGraphql,
} from '@watchbill/ui-kit';

export interface WhoCandidate {
  readonly entity: EntitySummary;
  readonly owner: EntityName | null;
  readonly people: readonly EntityName[];
  readonly contacts: readonly { readonly notifier: string; readonly target: string }[];
  readonly confidence: number;
  readonly because: string;
}

interface Who {
  readonly of: string;
  readonly candidates: readonly WhoCandidate[];
  readonly tried: readonly string[];
}

export const whoQuery = graphql<{ readonly who: Who }, { readonly of: string }>(`
  query Who($of: String!) {
    who(of: $of) {
      of
      candidates {
        entity { ${ENTITY_SUMMARY_FIELDS} }
        owner { ref title }
        people { ref title }
        contacts { notifier target }
        confidence
        because
      }
      tried
    }
  }
`);

/** Whose is it? Takes any identifier that people really hold. */
export function useWho(of: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['who', of],
    queryFn: async ({ signal }) => (await api.query(whoQuery, { of }, { signal })).who,
    enabled: of !== '',
    placeholderData: keepPreviousData,
  });
}
