import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';
import { addCompression } from './compression.ts';
import { addPortalRoutes } from './portal-routes.ts';

const shop = useBackstageShop();
const QUERY = '{ __schema { types { name description fields { name description } } } }';

describe('answers of the APIs', () => {
  test.each([
    { reason: 'a page', path: '/entities/by-query?limit=9', takes: 'gzip', comes: 'gzip' },
    { reason: 'a list that is sent in pieces', path: '/entities', takes: 'br, gzip;q=0.5', comes: 'gzip' },
    { reason: 'whatever one likes', path: '/entities', takes: '*', comes: 'gzip' },
    { reason: 'nothing of the kind', path: '/entities', takes: 'identity', comes: null },
    { reason: 'a refusal', path: '/entities', takes: 'gzip;q=0, br', comes: null },
    { reason: 'a few bytes', path: '/entities/by-name/group/default/payments', takes: 'gzip', comes: null },
  ])('$reason', async ({ path, takes, comes }) => {
    const answer = await shop.server.get(path, { headers: { 'accept-encoding': takes } });
    expect(answer.headers.get('content-encoding')).toBe(comes);
    expect(await answer.json()).toEqual(
      await (await shop.server.get(path, { headers: { 'accept-encoding': 'identity' } })).json(),
    );
  });

  test('GraphQL', async () => {
    const answer = await fetch(new URL('/graphql', shop.server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
      body: JSON.stringify({ query: QUERY }),
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect((await answer.json()).data.__schema.types.length).toBeGreaterThan(20);
  });
});

describe('the portal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-'));
  const SCRIPT = 'export const shop = 1;\n'.repeat(200);
  const app: FastifyInstance = Fastify();
  let url = '';

  beforeAll(async () => {
    writeFileSync(join(folder, 'index.html'), `<!doctype html>${' '.repeat(2000)}`);
    writeFileSync(join(folder, 'built.js'), SCRIPT);
    writeFileSync(join(folder, 'built.js.br'), brotliCompressSync(SCRIPT));
    writeFileSync(join(folder, 'plain.js'), SCRIPT);
    addCompression(app);
    await addPortalRoutes(app, folder);
    url = await app.listen({ port: 0 });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    { path: '/built.js', takes: 'gzip, br', comes: 'br' },
    { path: '/built.js', takes: 'gzip', comes: 'gzip' },
    { path: '/plain.js', takes: 'gzip, br', comes: 'gzip' },
    { path: '/plain.js', takes: 'identity', comes: null },
  ])('sends $path as $comes to who takes $takes', async ({ path, takes, comes }) => {
    const answer = await fetch(url + path, { headers: { 'accept-encoding': takes } });
    expect(answer.headers.get('content-encoding')).toBe(comes);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(await answer.text()).toBe(SCRIPT);
  });

  test('has its page for every path, and a part of a file as it is', async () => {
    const page = await fetch(`${url}/any/page`, { headers: { 'accept-encoding': 'gzip' } });
    expect([page.status, page.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    const part = await fetch(`${url}/plain.js`, {
      headers: { range: 'bytes=0-1999', 'accept-encoding': 'gzip' },
    });
    expect([part.status, (await part.text()).length, part.headers.get('content-encoding')]).toEqual([
      206,
      2000,
      null,
    ]);
  });
});
