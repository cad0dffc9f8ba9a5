import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubernetesObject } from './kubernetes-object.ts';

type WatchedEvent = { type: string; object: object; path: string };

/** An API server that lists and watches as Kubernetes' does, with the faults that real ones have. */
export interface TestCluster {
  readonly url: string;
  /** A kubeconfig for it, with one context. */
  readonly kubeconfig: string;
  put(path: string, object: PartialObject): void;
  remove(path: string, name: string): void;
  /** Answers every request with this status; 0 takes it back. */
  refuse(status: number, onlyPath?: string): void;
  /** Stops listening and cuts all connections. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** Cuts every watch without a word. */
  cutWatches(): void;
  /** Ends every watch with 410, as when its version has been compacted. */
  expireWatches(): void;
  /** Ends every watch that is begun from now on at once, in good order. */
  endWatchesAtOnce(): void;
  /** Cuts the next list after so many bytes. */
  cutNextList(bytes: number): void;
  /** `GET path?query`, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export type PartialObject = Omit<KubernetesObject, 'metadata'> & {
  readonly metadata: Partial<KubernetesObject['metadata']> & { readonly name: string };
};

const KNOWN = [
  '/api/v1/namespaces',
  '/api/v1/services',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/apis/batch/v1/cronjobs',
  '/apis/networking.k8s.io/v1/ingresses',
];

export async function startTestCluster(name = 'test'): Promise<TestCluster> {
  const objects = new Map<string, Map<string, KubernetesObject>>(KNOWN.map((path) => [path, new Map()]));
  const watches = new Set<{ response: ServerResponse; path: string }>();
  const events: (WatchedEvent & { version: number })[] = [];
  const requests: string[] = [];
  let version = 1;
  let refusal = { status: 0, path: undefined as string | undefined };
  let cutAfter: number | undefined;
  let endsAtOnce = false;

  const tell = (type: string, path: string, object: KubernetesObject) => {
    events.push({ type, path, object, version });
    for (const watch of watches)
      if (watch.path === path) watch.response.write(`${JSON.stringify({ type, object })}\n`);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://cluster');
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    const path = url.pathname.replace(/\/namespaces\/[^/]+\/(?=[a-z])/, '/');
    const inNamespace = /\/namespaces\/([^/]+)\/[a-z]/.exec(url.pathname)?.[1];
    const status = !refusal.path || refusal.path === path ? refusal.status : 0;
    if (status > 0) return refuse(response, status, `the test says ${status}`);
    const held = objects.get(path);
    if (!held) return refuse(response, 404, 'the server could not find the requested resource');
    const wanted = (object: KubernetesObject) => !inNamespace || object.metadata.namespace === inNamespace;
    if (url.searchParams.get('watch')) {
      const from = Number(url.searchParams.get('resourceVersion'));
      response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
      for (const event of events)
        if (event.path === path && event.version > from)
          response.write(`${JSON.stringify({ type: event.type, object: event.object })}\n`);
      if (endsAtOnce) return response.end();
      const watch = { response, path };
      watches.add(watch);
      response.on('close', () => watches.delete(watch));
      return;
    }
    const all = [...held.values()].filter(wanted);
    const limit = Number(url.searchParams.get('limit') ?? all.length);
    const start = Number(url.searchParams.get('continue') ?? 0);
    const rest = start + limit < all.length ? { continue: String(start + limit) } : {};
    const body = JSON.stringify({
      metadata: { resourceVersion: String(version), ...rest },
      items: all.slice(start, start + limit),
    });
    if (cutAfter === undefined) return response.end(body);
    response.write(body.slice(0, cutAfter), () => response.destroy());
    cutAfter = undefined;
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    kubeconfig: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name, cluster: { server: url, 'insecure-skip-tls-verify': true } }],
      users: [{ name, user: { token: 'test-token' } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
    }),
    requests,
    put: (path, given) => {
      const held = objects.get(path) ?? new Map<string, KubernetesObject>();
      objects.set(path, held);
      version += 1;
      const { namespace = path === '/api/v1/namespaces' ? undefined : 'default' } = given.metadata;
      const key = `${namespace}/${given.metadata.name}`;
      const known = held.get(key);
      const metadata = {
        ...given.metadata,
        ...(namespace ? { namespace } : {}),
        uid: known?.metadata.uid ?? given.metadata.uid ?? `${name} ${path} ${key}`,
        resourceVersion: String(version),
      };
      const object = { ...given, metadata };
      held.set(key, object);
      tell(known ? 'MODIFIED' : 'ADDED', path, object);
    },
    remove: (path, objectName) => {
      const held = objects.get(path);
      const found = [...(held ?? [])].find(([, { metadata }]) => metadata.name === objectName);
      if (!held || !found) throw new Error(`${path} has no ${objectName}`);
      held.delete(found[0]);
      version += 1;
      tell('DELETED', path, {
        ...found[1],
        metadata: { ...found[1].metadata, resourceVersion: String(version) },
      });
    },
    refuse: (status, onlyPath) => {
      refusal = { status, path: onlyPath };
      for (const { response, path } of watches) if (!onlyPath || onlyPath === path) response.destroy();
    },
    goDown: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    comeBack: () => listen(server, port),
    cutWatches: () => {
      for (const { response } of watches) response.destroy();
    },
    expireWatches: () => {
      events.length = 0;
      const object = { kind: 'Status', code: 410, message: 'too old resource version' };
      for (const { response } of watches) response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
      watches.clear();
    },
    endWatchesAtOnce: () => {
      endsAtOnce = true;
      for (const { response } of watches) response.end();
      watches.clear();
    },
    cutNextList: (bytes) => {
      cutAfter = bytes;
    },
    close: async () => {
      server.closeAllConnections();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

function refuse(response: ServerResponse, code: number, message: string): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ kind: 'Status', status: 'Failure', code, message }));
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
