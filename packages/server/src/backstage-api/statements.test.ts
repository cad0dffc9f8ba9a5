import { type Database, sql } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackstageServer, startBackstageServer, tell } from '../../testing/backstage-server.ts';

const database = useTestDatabase();
const COUNT = 4100;
let server: BackstageServer;
let statements = 0;

beforeAll(async () => {
  await tell(
    database.db,
    Array.from({ length: COUNT }, (_, index) => ({
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: `system-${index}` },
        spec: { owner: 'shop' },
      },
      location: `file:/catalog/${index % 7}.yaml`,
    })),
  );
  server = await startBackstageServer(counting(database.db));
});
afterAll(() => server.close());

/** Tells every raw query, every call of a model and every prepared read; those of this API are one statement each. */
function counting(db: Database): Database {
  const count = (target: object): object =>
    new Proxy(target, {
      get: (owner, name) => {
        const member: unknown = Reflect.get(owner, name);
        if (typeof member === 'object' && member !== null) return count(member);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          statements += 1;
          return member.apply(owner, args);
        };
      },
    });
  return { ...count(db), read: count(db.read) } as Database;
}

test.each([
  { path: '/entities/by-name/system/default/system-1', most: 1 },
  { path: '/entities/by-query?limit=1000&filter=kind=system', most: 2 },
  { path: '/entities/by-query?limit=1000&fields=kind,metadata.name', most: 2 },
  { path: '/entities?limit=1000', most: 2 },
  { path: '/entity-facets?facet=kind&facet=spec.owner&facet=relations.ownedBy', most: 1 },
  { path: '/locations', most: 1 },
  { path: '/locations/by-entity/system/default/system-1', most: 2 },
])('$path takes at most $most statements, whatever it finds', async ({ path, most }) => {
  statements = 0;
  expect((await server.get(path)).status).toBe(200);
  expect(statements).toBeGreaterThan(0);
  expect(statements).toBeLessThanOrEqual(most);
});

test('by-refs takes one statement for a thousand', async () => {
  statements = 0;
  const entityRefs = Array.from({ length: 1000 }, (_, index) => `system:default/system-${index}`);
  const { items } = await (await server.post('/entities/by-refs', { entityRefs })).json();
  expect(items.filter(Boolean)).toHaveLength(1000);
  expect(statements).toBe(1);
});

test('all entities come as one array, read in a few pages', async () => {
  statements = 0;
  const { items } = await server.client.getEntities();
  expect(new Set(items.map(({ metadata }) => metadata.name)).size).toBe(COUNT);
  expect(items).toHaveLength(COUNT);
  expect(statements).toBeLessThanOrEqual(6);
});

test('what comes and goes between two pages neither repeats nor hides others', async () => {
  const first = await server.client.queryEntities({
    orderFields: { field: 'metadata.name', order: 'asc' },
    limit: 3,
  });
  expect(first.items.map(({ metadata }) => metadata.name)).toEqual(['system-0', 'system-1', 'system-10']);
  await database.db.read.$executeRaw(sql`delete from entity where name in ('system-0', 'system-10')`);
  const second = await server.client.queryEntities({ cursor: first.pageInfo.nextCursor ?? '', limit: 2 });
  expect(second.items.map(({ metadata }) => metadata.name)).toEqual(['system-100', 'system-1000']);
  const back = await server.client.queryEntities({ cursor: second.pageInfo.prevCursor ?? '', limit: 3 });
  expect(back.items.map(({ metadata }) => metadata.name)).toEqual(['system-1']);
});
