import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Elsewhere {
  readonly host: string;
  close(): Promise<void>;
}

const DESCRIPTOR = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: from-elsewhere, tags: [far] }
spec: { type: service, lifecycle: production, owner: shop }
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: bucket-elsewhere }
spec: { type: bucket, owner: shop, dependencyOf: [component:from-elsewhere] }
`;

/** A web server with one descriptor file, `/catalog-info.yaml`. */
export async function startElsewhere(): Promise<Elsewhere> {
  const server = createServer((request, response) => {
    if (request.url !== '/catalog-info.yaml') return response.writeHead(404).end();
    return response.writeHead(200, { 'content-type': 'application/yaml' }).end(DESCRIPTOR);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
