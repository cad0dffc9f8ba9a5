import { type TestDatabase, useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, expect } from 'vitest';
import { type BackstageServer, NOW, startBackstageServer, tell } from './backstage-server.ts';
import { SHOP } from './backstage-shop.ts';

export interface BackstageShop {
  readonly database: TestDatabase;
  readonly server: BackstageServer;
  readonly client: BackstageServer['client'];
}

/** The shop behind the API for a suite, with some of its health; fails on errors that were masked. Read it inside tests only. */
export function useBackstageShop(): BackstageShop {
  const database = useTestDatabase();
  let server: BackstageServer;
  beforeAll(async () => {
    await tell(database.db, SHOP);
    await database.db.read.health.createMany({ data: [...HEALTH] });
    server = await startBackstageServer(database.db);
  });
  afterAll(async () => {
    await server.close();
    expect(server.errors).toEqual([]);
  });
  return {
    database,
    get server() {
      return server;
    },
    get client() {
      return server.client;
    },
  };
}

const HEALTH = [
  {
    ref: 'component:default/cart',
    state: 'FAILING',
    since: NOW,
    reason: 'cart-flow: adds an item: 500',
  },
  { ref: 'component:default/payment', state: 'HEALTHY', since: NOW, reason: '1 check healthy.' },
  {
    ref: 'system:default/store',
    state: 'FAILING',
    since: NOW,
    reason: 'Cart is FAILING',
    causeRef: 'component:default/cart',
  },
  { ref: 'check:default/cart-flow', state: 'UNKNOWN', since: NOW, reason: 'No run yet.' },
];
export const namesOf = (items: readonly ({ metadata: { name: string } } | undefined)[]) =>
  items.map((item) => item?.metadata.name);
