import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackstageServer, startBackstageServer, tell } from '../../testing/backstage-server.ts';
import { SHOP } from '../../testing/backstage-shop.ts';

const database = useTestDatabase();
const CART = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: Cart }
spec: { type: service, lifecycle: production, owner: shop }
`;
/** A code host with one repository that describes itself. */
const host = createServer(({ url }, answer) => {
  if (url === '/acme/cart/blob/HEAD/catalog-info.yaml') answer.end(CART);
  else answer.writeHead(404).end();
});
let url = '';
let server: BackstageServer;

beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  await tell(database.db, SHOP);
  const allowedHosts = [{ hostname: '127.0.0.1', below: false, port: String(port) }];
  server = await startBackstageServer(database.db, { allowedHosts });
});
afterAll(async () => {
  await server.close();
  host.close();
  expect(server.errors).toEqual([]);
});

const analyze = (path: string) =>
  server.client.analyzeLocation({ location: { type: 'url', target: url + path } });

test.each(['/acme/cart', '/acme/cart.git', '/acme/cart/blob/HEAD/catalog-info.yaml'])(
  '%s has a descriptor, of an entity that is known',
  async (path) => {
    expect(await analyze(path)).toEqual({
      existingEntityFiles: [
        {
          location: { type: 'url', target: `${url}/acme/cart/blob/HEAD/catalog-info.yaml` },
          isRegistered: true,
          entity: expect.objectContaining({ kind: 'Component' }),
        },
      ],
      generateEntities: [],
    });
  },
);

test('a repository without one gets one to begin with', async () => {
  expect(await analyze('/acme/Web_shop.2/')).toEqual({
    existingEntityFiles: [],
    generateEntities: [
      {
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'Web-shop-2' },
          spec: { type: 'other', lifecycle: 'unknown' },
        },
        fields: [expect.objectContaining({ field: 'spec.owner', state: 'needsUserInput' })],
      },
    ],
  });
});
