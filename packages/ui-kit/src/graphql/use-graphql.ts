import { useApi } from '@backstage/core-plugin-api';
import { type GraphqlApi, graphqlApiRef } from './graphql-api.ts';

export function useGraphql(): GraphqlApi {
  return useApi(graphqlApiRef);
}
