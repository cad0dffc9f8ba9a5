import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch(new URL('/graphql', shop.server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

async function refusal(query: string, variables: object = {}) {
  const { data, errors } = await ask(query, variables);
  return [data ?? null, errors?.map(({ message, extensions }) => [extensions?.code, message])];
}

test('a usual query and the one for the schema are answered', async () => {
  expect((await ask('{ entity(ref: "cart") { ref } }')).data).toEqual({
    entity: { ref: 'component:default/cart' },
  });
  expect((await ask(getIntrospectionQuery())).errors).toBeUndefined();
});

test('too deep', async () => {
  const query = `{ entity(ref: "cart") ${'{ owner '.repeat(15)} { ref } ${'}'.repeat(15)} }`;
  expect(await refusal(query)).toEqual([
    null,
    [
      [
        'QUERY_TOO_DEEP',
        'query: 17 fields deep, expected at most 15; ask for the inner ones in a query of their own',
      ],
    ],
  ]);
});

test('too costly, by a variable', async () => {
  const query =
    'query ($n: Int!) { entities(first: $n) { nodes { dependsOn { dependsOn { dependsOn { ref } } } } } }';
  expect(await refusal(query, { n: 500 })).toEqual([
    null,
    [
      [
        'QUERY_TOO_COSTLY',
        "query: costs 556001, expected at most 500000; ask for fewer at once with a smaller 'first', or for fewer fields",
      ],
    ],
  ]);
  expect((await ask(query, { n: 5 })).errors).toBeUndefined();
});

test('too long, before it takes long', async () => {
  const query = `{ entity(ref: "cart") { ${'ref '.repeat(200_000)} } }`;
  const before = performance.now();
  expect(await refusal(query)).toEqual([
    null,
    [
      [
        'QUERY_TOO_LONG',
        'query: has more than 5000 words and signs, expected at most 5000; pass long values as variables, or ask in several queries',
      ],
    ],
  ]);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('a subscription as well', async () => {
  const query = `subscription { incidentChanged { entity ${'{ owner '.repeat(15)} { ref } ${'}'.repeat(15)} } }`;
  const response = await fetch(new URL('/graphql', shop.server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  expect(await response.text()).toContain('"QUERY_TOO_DEEP"');
});
