import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { describe, expect, test, vi } from 'vitest';
import { createGraphqlApi } from './graphql-client.ts';
import { graphql } from './graphql-document.ts';
import { ConnectionError, GraphqlError } from './graphql-error.ts';

const discoveryApi: DiscoveryApi = { getBaseUrl: async (id) => `https://portal.example/${id}` };
const greeting = graphql<{ readonly hello: string }>('query Greeting { hello }');
const greetings = graphql<{ readonly hello: string }>('subscription Greetings { hello }');

type Far = (url: string, init: RequestInit) => Promise<Response>;

function apiTo(far: Far) {
  const fetchApi: FetchApi = { fetch: (url, init) => far(String(url), init ?? {}) };
  return createGraphqlApi(discoveryApi, fetchApi);
}

function stream(...chunks: readonly string[]): Response {
  const body = new Blob([chunks.join('')]).stream();
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

const next = (hello: string) => `event: next\ndata: ${JSON.stringify({ data: { hello } })}\n\n`;
const COMPLETE = 'event: complete\ndata:\n\n';

describe('a query', () => {
  test('asks where discovery says and gives the data', async () => {
    const api = apiTo(async (url, { body }) => {
      expect(url).toBe('https://portal.example/watchbill');
      expect(JSON.parse(String(body))).toEqual({ query: greeting.text, variables: {} });
      return Response.json({ data: { hello: 'Ada' } });
    });
    expect(await api.query(greeting, {})).toEqual({ hello: 'Ada' });
  });

  test('fails with what the server says, and its code', async () => {
    const errors = [{ message: "no check 'x'", extensions: { code: 'NOT_FOUND' } }];
    const error = await apiTo(async () => Response.json({ errors, data: null }))
      .query(greeting, {})
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphqlError);
    expect(error).toMatchObject({ message: "no check 'x'", code: 'NOT_FOUND' });
  });

  test.each<[string, Far, typeof ConnectionError | typeof GraphqlError, string]>([
    [
      'no answer',
      () => Promise.reject(new TypeError('Failed to fetch')),
      ConnectionError,
      'cannot be reached',
    ],
    ['a proxy answers', async () => new Response('<h1>', { status: 502 }), ConnectionError, 'answered 502'],
    ['the session is over', async () => Response.json({}, { status: 401 }), GraphqlError, 'sign in'],
  ])('tells apart: %s', async (_reason, far, type, message) => {
    const error = await apiTo(far)
      .query(greeting, {})
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(type);
    expect((error as Error).message).toContain(message);
  });

  test('that is no longer wanted ends as an abort, not as trouble with the connection', async () => {
    const abort = new AbortController();
    abort.abort();
    const far: Far = async (_url, { signal }) => Promise.reject(signal?.reason);
    await expect(apiTo(far).query(greeting, {}, { signal: abort.signal })).rejects.toHaveProperty(
      'name',
      'AbortError',
    );
  });
});

describe('a subscription', () => {
  test('gives events until the server ends it', async () => {
    const api = apiTo(async () => stream(next('one'), next('two'), COMPLETE));
    expect(await collect(api.subscribe(greetings, {}))).toEqual([{ hello: 'one' }, { hello: 'two' }]);
  });

  test('comes back after a broken connection and says that something may be missing', async () => {
    const answers = [stream(next('one')), stream(next('two'), COMPLETE)];
    const onReconnect = vi.fn();
    const api = apiTo(async () => answers.shift() ?? Response.error());
    const seen = await collect(api.subscribe(greetings, {}, { onReconnect }));
    expect(seen).toEqual([{ hello: 'one' }, { hello: 'two' }]);
    expect(onReconnect).toHaveBeenCalledTimes(1);
  });

  test('stops when it is no longer wanted', async () => {
    const abort = new AbortController();
    const api = apiTo(async (_url, { signal }) => {
      const endless = new ReadableStream({
        start: (sink) => {
          sink.enqueue(new TextEncoder().encode(next('one')));
          signal?.addEventListener('abort', () => sink.error(signal.reason));
        },
      });
      return new Response(endless, { headers: { 'content-type': 'text/event-stream' } });
    });
    const seen: string[] = [];
    for await (const { hello } of api.subscribe(greetings, {}, { signal: abort.signal })) {
      seen.push(hello);
      abort.abort();
    }
    expect(seen).toEqual(['one']);
  });
});
