import { useInfiniteQuery } from '@tanstack/react-query';
import { ENTITY_SUMMARY_FIELDS, graphql, useGraphql } from '@watchbill/ui-kit';
import type { RelationGroupInfo, RelationInfo } from './get-entity.ts';

export const listRelationsQuery = graphql<
  { readonly entity: { readonly relationGroups: readonly RelationGroupInfo[] } | null },
  { readonly ref: string; readonly types: readonly string[]; readonly first: number; readonly skip: number }
>(`
  query ListRelations($ref: String!, $types: [String!], $first: Int, $skip: Int) {
    entity(ref: $ref) {
      relationGroups(types: $types, first: $first, skip: $skip) {
        type
        totalCount
        relations { ref entity { ${ENTITY_SUMMARY_FIELDS} } }
      }
    }
  }
`);

const PAGE_SIZE = 50;

/** The relations of one type beyond those that the page came with, once somebody asks for them. */
export function useMoreRelations(ref: string, group: RelationGroupInfo, asked: boolean) {
  const api = useGraphql();
  const { type, totalCount, relations } = group;
  return useInfiniteQuery({
    queryKey: ['relations', ref, type],
    enabled: asked,
    queryFn: async ({ pageParam: skip, signal }): Promise<readonly RelationInfo[]> => {
      const variables = { ref, types: [type], first: PAGE_SIZE, skip };
      const { entity } = await api.query(listRelationsQuery, variables, { signal });
      return entity?.relationGroups[0]?.relations ?? [];
    },
    initialPageParam: relations.length,
    getNextPageParam: (page, _pages, skip) =>
      page.length === PAGE_SIZE && skip + page.length < totalCount ? skip + page.length : undefined,
  });
}
