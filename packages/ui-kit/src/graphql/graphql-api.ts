import { createApiRef } from '@backstage/core-plugin-api';
import type { GraphqlDocument } from './graphql-document.ts';

export interface QueryOptions {
  readonly signal?: AbortSignal;
}

export interface SubscribeOptions {
  readonly signal?: AbortSignal;
  /** Called after a broken connection is back: events may have been missed meanwhile. */
  readonly onReconnect?: () => void;
}

/** Watchbill's GraphQL endpoint, as pages see it. */
export interface GraphqlApi {
  /** @throws GraphqlError when the server answers with errors, ConnectionError when no answer comes. */
  query<Result, Variables>(
    document: GraphqlDocument<Result, Variables>,
    variables: Variables,
    options?: QueryOptions,
  ): Promise<Result>;
  /** Reconnects by itself until `signal` aborts or the server ends the stream. */
  subscribe<Result, Variables>(
    document: GraphqlDocument<Result, Variables>,
    variables: Variables,
    options?: SubscribeOptions,
  ): AsyncIterable<Result>;
}

export const graphqlApiRef = createApiRef<GraphqlApi>({ id: 'plugin.watchbill.graphql' });
