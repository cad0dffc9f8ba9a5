import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackstageServer, startBackstageServer, tell } from '../../testing/backstage-server.ts';
import { SHOP } from '../../testing/backstage-shop.ts';

const database = useTestDatabase();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'locations-')));
const target = join(folder, 'tools.yaml');
const TOOLS = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: hammer }
spec: { type: tool, lifecycle: production, owner: shop }
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: more }
spec: { target: ./more/*.yaml }
`;
let server: BackstageServer;

beforeAll(async () => {
  writeFileSync(target, TOOLS);
  writeFileSync(join(folder, 'bad.yaml'), 'kind: Component\n---\n: [\n');
  await tell(database.db, SHOP);
  server = await startBackstageServer(database.db, { folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
  expect(server.errors).toEqual([]);
});

const find = (ref: string) => server.client.getEntityByRef(ref);

describe('a location', () => {
  test('is looked at without being registered', async () => {
    const seen = await server.client.addLocation({ type: 'file', target, dryRun: true });
    expect(seen).toMatchObject({ exists: false, location: { type: 'file', target } });
    expect(seen.entities.map(({ metadata }) => metadata.name)).toEqual(['hammer', 'more']);
    expect(await find('component:hammer')).toBeUndefined();
    expect(await server.client.getLocationByRef(`file:${target}`)).toBeUndefined();
  });

  test('is read when it is registered, once', async () => {
    const added = await server.client.addLocation({ type: 'file', target });
    const names = added.entities.map(({ metadata }) => metadata.name);
    expect(names.toSorted()).toEqual([expect.stringMatching(/^generated-[0-9a-f]{40}$/), 'hammer', 'more']);
    expect(await find('component:hammer')).toMatchObject({ spec: { type: 'tool' } });
    expect(await server.client.getLocationById(added.location.id)).toMatchObject({ type: 'file', target });
    expect(await find(added.location.entityRef ?? '')).toMatchObject({ kind: 'Location', spec: { target } });
    const { items } = await server.client.getLocations();
    expect(items.filter((place) => place.target.startsWith(folder)).map((place) => place.target)).toEqual([
      target,
    ]);
    const again = await server.post('/locations', { type: 'file', target });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ error: { name: 'ConflictError' } });
    const refreshed = await server.post('/locations?onConflict=refresh', { type: 'file', target });
    expect([refreshed.status, refreshed.headers.get('location')]).toEqual([
      201,
      `/api/catalog/locations/${added.location.id}`,
    ]);
  });

  test('is among the ancestors of what it gave', async () => {
    const { location } = await server.client.addLocation({ type: 'file', target, dryRun: true });
    const generated = location.entityRef ?? '';
    const { rootEntityRef, items } = await server.client.getEntityAncestors({
      entityRef: 'component:hammer',
    });
    expect(rootEntityRef).toBe('component:default/hammer');
    expect(items.map(({ entity, parentEntityRefs }) => [entity.metadata.name, parentEntityRefs])).toEqual([
      ['hammer', [generated]],
      [generated.split('/')[1], []],
    ]);
  });

  test('takes what it gave along when it goes', async () => {
    const location = await server.client.getLocationByRef(`file:${target}`);
    await server.client.removeLocationById(location?.id ?? '');
    expect(await database.db.read.fault.findMany({ where: { sourceId: 'locations' } })).toEqual([]);
    expect(await find('component:hammer')).toBeUndefined();
    expect(await server.client.getLocationByRef(`file:${target}`)).toBeUndefined();
  });

  test.each([
    { reason: 'of another type', body: { type: 'git', target: 'x' }, says: 'expected type url or file' },
    { reason: 'without a target', body: { type: 'url' }, says: 'expected type and target' },
    { reason: 'outside', body: { type: 'file', target: '/etc/passwd' }, says: 'expected a file below' },
    {
      reason: 'that leads out',
      body: { type: 'file', target: `${folder}/../x.yaml` },
      says: 'absolute path',
    },
    {
      reason: 'on a host that is not allowed',
      body: { type: 'url', target: 'https://acme.test/x.yaml' },
      says: 'allowedHosts',
    },
    {
      reason: 'that is not there',
      body: { type: 'file', target: join(folder, 'none.yaml') },
      says: 'does not exist',
    },
    {
      reason: 'that cannot be read',
      body: { type: 'file', target: join(folder, 'bad.yaml') },
      says: 'bad.yaml',
    },
  ])('$reason is refused', async ({ body, says }) => {
    for (const path of ['/locations', '/locations?dryRun=true']) {
      const answer = await server.post(path, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        error: { name: 'InputError', message: expect.stringContaining(says) },
      });
    }
  });

  test('that is configured is not taken off, one that is unknown is not found', async () => {
    const configured = await server.client.getLocationByRef('file:/catalog/store.yaml');
    await expect(server.client.removeLocationById(configured?.id ?? '')).rejects.toMatchObject({
      statusCode: 403,
      cause: { message: expect.stringContaining('watchbill.yaml') },
    });
    await expect(server.client.removeLocationById('x')).rejects.toMatchObject({ statusCode: 404 });
    const changed = await server.get('/locations/x', { method: 'PUT' });
    expect(changed.status).toBe(403);
  });
});

describe('an entity', () => {
  test('is removed by its uid, as often as one likes', async () => {
    const uid = (await find('component:website'))?.metadata.uid ?? '';
    await server.client.removeEntityByUid(uid);
    expect(await find('component:website')).toBeUndefined();
    await server.client.removeEntityByUid(uid);
    await server.client.removeEntityByUid('x');
    await tell(database.db, SHOP);
    expect((await find('component:website'))?.metadata.uid).toBe(uid);
  });
});

describe('a repository', () => {
  test.each([
    { place: { type: 'file', target }, says: "expected 'url'" },
    { place: { type: 'url', target: 'https://github.com/acme/cart' }, says: 'allowedHosts' },
  ])('$place.target is not analyzed', async ({ place, says }) => {
    const answer = await server.post('/analyze-location', { location: place });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining(says) } });
  });
});
