import {
  createApiFactory,
  type DiscoveryApi,
  discoveryApiRef,
  type FetchApi,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { type GraphqlApi, graphqlApiRef, type QueryOptions, type SubscribeOptions } from './graphql-api.ts';
import type { GraphqlDocument } from './graphql-document.ts';
import { ConnectionError, GraphqlError, graphqlErrorOf } from './graphql-error.ts';
import { reconnectDelay } from './reconnect-delay.ts';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: unknown };
  }[];
}

/** Speaks GraphQL over HTTP to what `discoveryApi` calls `watchbill`; subscriptions come as server-sent events. */
export function createGraphqlApi(discoveryApi: DiscoveryApi, fetchApi: FetchApi): GraphqlApi {
  const endpoint = () => discoveryApi.getBaseUrl('watchbill');

  return {
    async query<Result, Variables>(
      document: GraphqlDocument<Result, Variables>,
      variables: Variables,
      options: QueryOptions = {},
    ): Promise<Result> {
      const response = await post(await endpoint(), { query: document.text, variables }, options.signal);
      if (response.status === 401) {
        throw new GraphqlError(
          'You are not signed in, or no longer. Reload the page to sign in.',
          'UNAUTHENTICATED',
        );
      }
      const answer = await readAnswer<Result>(response);
      if (answer.errors?.length) throw graphqlErrorOf(answer.errors);
      if (answer.data) return answer.data;
      throw new ConnectionError(`The server answered ${response.status} without data.`);
    },

    async *subscribe<Result, Variables>(
      document: GraphqlDocument<Result, Variables>,
      variables: Variables,
      options: SubscribeOptions = {},
    ): AsyncGenerator<Result> {
      // Loaded when the first page listens: the first paint does not need it.
      const { createClient } = await import('graphql-sse');
      const client = createClient({
        url: endpoint,
        fetchFn: fetchApi.fetch,
        retryAttempts: Number.POSITIVE_INFINITY,
        retry: (retries) =>
          new Promise((resolve) => setTimeout(resolve, reconnectDelay(retries, Math.random()))),
        on: { connected: (again) => again && options.onReconnect?.() },
      });
      const stop = () => client.dispose();
      options.signal?.addEventListener('abort', stop, { once: true });
      try {
        const request = { query: document.text, variables: variables as Record<string, unknown> };
        for await (const answer of client.iterate<Result>(request)) {
          if (options.signal?.aborted) return;
          if (answer.errors) throw graphqlErrorOf(answer.errors);
          if (answer.data) yield answer.data;
        }
      } finally {
        options.signal?.removeEventListener('abort', stop);
        stop();
      }
    },
  };

  async function post(url: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    // Not called as a method: the browser's own function takes no `this` but the window.
    const { fetch } = fetchApi;
    try {
      return await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        ...(signal && { signal }),
      });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new ConnectionError('The Watchbill server cannot be reached.', { cause });
    }
  }
}

async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  try {
    return (await response.json()) as Answer<Result>;
  } catch (cause) {
    throw new ConnectionError(
      `The server answered ${response.status} ${response.statusText}, expected GraphQL.`,
      {
        cause,
      },
    );
  }
}

/** A host lists this once among its APIs; it serves all our plugins. */
export const graphqlApiFactory = createApiFactory({
  api: graphqlApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) => createGraphqlApi(discoveryApi, fetchApi),
});
