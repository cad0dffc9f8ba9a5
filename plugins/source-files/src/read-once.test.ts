import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readOnce } from './read-once.ts';
import { parseAllowedHost } from './url/allowed-host.ts';

test('reads a URL where there is nothing on disk to follow', async () => {
  const server = createServer((_request, response) =>
    response.end(
      'apiVersion: backstage.io/v1alpha1\nkind: Domain\nmetadata: { name: retail }\nspec: { owner: shop }\n',
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { entities, faults } = await readOnce({
    id: 'once',
    root: '/',
    paths: [`http://${host}/catalog-info.yaml`],
    allowedHosts: [parseAllowedHost(host)].filter((allowed) => allowed !== undefined),
  });
  expect(faults).toEqual([]);
  expect(entities.map(({ entity }) => entity.metadata.name)).toEqual(['retail']);
});
