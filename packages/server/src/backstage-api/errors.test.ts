import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackstageServer, startBackstageServer } from '../../testing/backstage-server.ts';

const database = useTestDatabase();
let server: BackstageServer;

beforeAll(async () => {
  server = await startBackstageServer(database.db);
});
afterAll(async () => {
  await server.close();
  expect(server.errors).toEqual([]);
});

const cursorOf = (value: unknown) => encodeURIComponent(btoa(JSON.stringify(value)));

describe('what is wrong is said in the form of Backstage', () => {
  test.each([
    {
      path: '/entities/by-name/component/default/ghost',
      status: 404,
      name: 'NotFoundError',
      says: "No entity named 'ghost' found, with kind 'component' in namespace 'default'",
    },
    {
      path: '/entities/by-name/component/default/%00',
      status: 404,
      name: 'NotFoundError',
      says: 'No entity named',
    },
    {
      path: '/entities/by-name/component/default/ghost/ancestry',
      status: 404,
      name: 'NotFoundError',
      says: 'ghost',
    },
    { path: '/entities/by-uid/ghost', status: 404, name: 'NotFoundError', says: 'No entity with uid ghost' },
    { path: '/locations/ghost', status: 404, name: 'NotFoundError', says: 'ghost' },
    { path: '/nothing', status: 404, name: 'NotFoundError', says: 'no such endpoint' },
    {
      path: '/entities?filter==x',
      status: 400,
      name: 'InputError',
      says: "filter '=x': expected a field before '='",
    },
    { path: '/entities?filter=', status: 400, name: 'InputError', says: "filter '': expected a value" },
    { path: '/entities?fields=', status: 400, name: 'InputError', says: "fields '': expected a value" },
    { path: '/entities/by-query?orderField=', status: 400, name: 'InputError', says: 'expected a value' },
    {
      path: '/entities?order=metadata.name',
      status: 400,
      name: 'InputError',
      says: "order 'metadata.name': expected asc: or desc:",
    },
    {
      path: '/entities?limit=0',
      status: 400,
      name: 'InputError',
      says: "limit '0': expected a whole number from 1",
    },
    { path: '/entities?limit=1&limit=2', status: 400, name: 'InputError', says: 'limit' },
    {
      path: '/entities?offset=-1',
      status: 400,
      name: 'InputError',
      says: "offset '-1': expected a whole number from 0",
    },
    { path: '/entities?after=x', status: 400, name: 'InputError', says: "after 'x'" },
    { path: '/entities?fields=metadata.links[0]', status: 400, name: 'InputError', says: 'without brackets' },
    {
      path: '/entities/by-query?cursor=x',
      status: 400,
      name: 'InputError',
      says: "cursor 'x': expected the nextCursor or prevCursor of a page",
    },
    {
      path: '/entities/by-query?orderField=kind,up',
      status: 400,
      name: 'InputError',
      says: "orderField 'kind,up'",
    },
    {
      path: '/entities/by-query?totalItems=some',
      status: 400,
      name: 'InputError',
      says: "totalItems 'some': expected include or exclude",
    },
    { path: '/entity-facets', status: 400, name: 'InputError', says: 'facet: 0 fields; expected 1 to 50' },
  ])('GET $path', async ({ path, status, name, says }) => {
    const answer = await server.get(path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      error: { name, message: expect.stringContaining(says) },
      request: { method: 'GET', url: `/api/catalog${path}` },
      response: { statusCode: status },
    });
  });

  test.each([
    { path: '/entities/by-refs', body: {}, says: 'expected entityRefs' },
    { path: '/entities/by-refs', body: { entityRefs: 'component:cart' }, says: 'expected a list of texts' },
    { path: '/entities/by-refs', body: { entityRefs: [1] }, says: "entityRefs '[1]': expected texts" },
    {
      path: '/entities/by-refs',
      body: { entityRefs: [], query: { $some: 1 } },
      says: 'filter.$all[0].$some: unknown operator',
    },
    { path: '/entities/by-query', body: [], says: "body '[]': expected a JSON object" },
    { path: '/entities/by-query', body: { query: 'kind' }, says: "query 'kind': expected a map" },
    {
      path: '/entities/by-query',
      body: { query: { kind: ['api'] } },
      says: 'expected a value or a map of $exists, $in, $contains, $hasPrefix',
    },
    { path: '/entities/by-query', body: { orderBy: [{ field: 'kind' }] }, says: 'orderBy' },
    { path: '/entities/by-query', body: { limit: 1.5 }, says: "limit '1.5'" },
    { path: '/entity-facets', body: { facets: [''] }, says: 'facets: 0 fields' },
    { path: '/locations/by-query', body: { cursor: '!' }, says: 'cursor' },
    { path: '/validate-entity', body: {}, says: 'expected entity and location' },
    { path: '/refresh', body: {}, says: 'expected entityRef' },
  ])('POST $path $body', async ({ path, body, says }) => {
    const answer = await server.post(path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: { name: 'InputError', message: expect.stringContaining(says) },
      request: { method: 'POST', url: `/api/catalog${path}` },
      response: { statusCode: 400 },
    });
  });

  test('a body that is no JSON', async () => {
    const answer = await server.get('/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { name: 'InputError' },
      response: { statusCode: 400 },
    });
  });

  test('a caller who may not ask', async () => {
    const answer = await server.get('/entities', { headers: { authorization: 'Bearer wrong' } });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: { name: 'AuthenticationError' },
      request: { method: 'GET', url: '/api/catalog/entities' },
      response: { statusCode: 401 },
    });
  });
});

describe('odd but harmless', () => {
  test.each([
    '/entities',
    '/entities?filter=kind=%00%ED%A0%80',
    '/entities?filter=metadata.annotations.%00=x',
    `/entities?filter=${encodeURIComponent('spec.a"b\\c.*[(=x')}`,
    '/entities?filter=__proto__,constructor=x',
    '/entities/by-query?fullTextFilterTerm=%00&fullTextFilterFields=metadata.name,spec.x.y',
    '/entities/by-query?orderField=metadata.annotations.x&orderField=relations.ownedBy,desc',
    '/entity-facets?facet=__proto__&facet=spec.%00',
    '/locations',
  ])('GET %s finds nothing', async (path) => {
    const answer = await server.get(path);
    expect(answer.status).toBe(200);
    const body = await answer.json();
    expect(body.items ?? Object.values(body.facets ?? {}).flat() ?? body).toEqual([]);
  });

  test('a cursor made by hand is checked like any query', async () => {
    const cursor = (query: unknown, orderFieldValues: unknown = ['x']) =>
      server.get(
        `/entities/by-query?cursor=${cursorOf({ query, orderFields: [], orderFieldValues, isPrevious: false, totalItems: 1 })}`,
      );
    expect((await cursor({ kind: 'x' })).status).toBe(200);
    expect((await cursor({ $bad: 1 })).status).toBe(400);
    expect((await cursor({}, [])).status).toBe(400);
    expect((await cursor({}, ['\0'])).status).toBe(200);
  });
});
