import { join } from 'node:path';
import { CatalogClient } from '@backstage/catalog-client';
import { applyMutation, removeEntity, type SourcedEntity } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { createChangeFeed } from '@watchbill/graphql';
import { NotFoundError } from '@watchbill/model';
import type { AllowedHost } from '@watchbill/source-files';
import type { FastifyInstance } from 'fastify';
import { startHttpServer } from '../src/http/http-server.ts';
import { manageLocations } from '../src/locations/registered-locations.ts';
import { createRegisteredSource } from '../src/locations/registered-source.ts';

export interface BackstageServer {
  readonly url: string;
  /** Backstage's own client, as it comes from npm. */
  readonly client: CatalogClient;
  /** Ids of the sources that were asked to read again. */
  readonly synced: readonly string[];
  readonly errors: readonly unknown[];
  /** Where the API is, without the client: `get('/entities')`. */
  get(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  close(): Promise<void>;
}

export interface BackstageServerOptions {
  /** What may be registered lies below; without it nothing may be. */
  readonly folder?: string;
  /** What may be read from. */
  readonly allowedHosts?: readonly AllowedHost[];
}

export const NOW = new Date('2026-03-01T03:12:00.000Z');

/** The whole HTTP server over a database, on a port of its own, in an installation with the source `shop`. */
export async function startBackstageServer(
  db: Database,
  { folder, allowedHosts = [] }: BackstageServerOptions = {},
): Promise<BackstageServer> {
  const synced: string[] = [];
  const errors: unknown[] = [];
  const readable = { folders: folder ? [folder] : [], allowedHosts };
  const registered = folder ? await startRegistered(db, folder, (error) => errors.push(error)) : undefined;
  const syncSource = async (id: string) => {
    if (id === registered?.id) return registered.sync();
    if (id !== 'shop') throw new NotFoundError(`source '${id}': expected shop`);
    synced.push(id);
  };
  const app = await startHttpServer({
    db,
    clock: () => NOW,
    host: '127.0.0.1',
    port: 0,
    portal: join(import.meta.dirname, 'no-portal'),
    graphiql: false,
    github: [],
    ci: [],
    locations: manageLocations({ db, readable, syncSource }),
    removeEntity: async (id) => (await db.transact((tx) => removeEntity(tx, id))).length > 0,
    readiness: async () => {
      throw new Error('not asked for here');
    },
    onError: (error) => errors.push(error),
    installation: {
      changes: createChangeFeed(),
      status: () => {
        throw new Error('not asked for here');
      },
      limitsOf: () => [],
      restoreEntity: async (ref) => {
        throw new Error(`${ref}: not asked for here`);
      },
      releaseEntity: async (ref) => {
        throw new Error(`${ref}: not asked for here`);
      },
      syncSource,
    },
  });
  const url = `${addressOf(app)}/api/catalog`;
  const get = (path: string, init?: RequestInit) => fetch(url + path, init);
  return {
    url,
    client: new CatalogClient({ discoveryApi: { getBaseUrl: async () => url } }),
    synced,
    errors,
    get,
    post: (path, body) =>
      get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    close: async () => {
      await app.close();
      await registered?.stop();
    },
  };
}

function addressOf(app: FastifyInstance): string {
  const [address] = app.addresses();
  return `http://127.0.0.1:${typeof address === 'object' ? address.port : address}`;
}

async function startRegistered(db: Database, folder: string, onError: (error: unknown) => void) {
  const file = join(folder, '.locations.yaml');
  const source = createRegisteredSource({ db, file, allowedHosts: [], onError });
  await source.start((mutation) =>
    db.transact(async (tx) => void (await applyMutation(tx, source, mutation))),
  );
  return source;
}

/** Makes the catalog hold exactly these entities. */
export async function tell(db: Database, entities: readonly SourcedEntity[]): Promise<void> {
  const mutation = { type: 'full', entities, faults: [], unreadable: [] } as const;
  await db.transact((tx) => applyMutation(tx, { id: 'shop', type: 'files' }, mutation));
}
