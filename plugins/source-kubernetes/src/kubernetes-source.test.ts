import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyMutation, findEntities, type Mutation, who, workloadsOf } from '@watchbill/catalog';
import { until, useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createKubernetesSource } from './kubernetes-source.ts';
import { startTestCluster, type TestCluster } from './test-cluster.ts';
import { deployment } from './test-objects.ts';

const DEPLOYMENTS = '/apis/apps/v1/deployments';
const NAMESPACES = '/api/v1/namespaces';
const SERVICES = '/api/v1/services';
const INGRESSES = '/apis/networking.k8s.io/v1/ingresses';
const CART = 'component:default/cart';

const database = useTestDatabase();

beforeEach(async () => {
  await database.db.read.source.deleteMany();
});

interface Followed {
  readonly cluster: TestCluster;
  readonly told: readonly Mutation[];
  readonly errors: readonly unknown[];
  sync(): Promise<void>;
}

async function follow(name: string, options: { namespaces?: string[] } = {}): Promise<Followed> {
  const root = mkdtempSync(join(tmpdir(), 'kubernetes-source-'));
  const cluster = await startTestCluster(name);
  writeFileSync(join(root, 'kubeconfig'), cluster.kubeconfig);
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const source = createKubernetesSource({
    id: name,
    kubeconfig: 'kubeconfig',
    exclude: ['kube-system'],
    root,
    onError,
    ...options,
  });
  const told: Mutation[] = [];
  await source.start(async (mutation) => {
    told.push(mutation);
    await database.db.transact((tx) => applyMutation(tx, source, mutation));
  });
  onTestFinished(async () => {
    await source.stop();
    await cluster.close();
    rmSync(root, { recursive: true });
  });
  return { cluster, told, errors, sync: () => source.sync() };
}

const running = async (ref = CART) =>
  ((await workloadsOf(database.db.read, [ref])).get(ref) ?? []).map(
    ({ cluster, namespace, version, desired, ready }) =>
      `${cluster}/${namespace} ${version} ${ready}/${desired}`,
  );
const untilRunning = (expected: string) =>
  until(`${CART} runs as ${expected}`, async () => (await running()).join(', ') === expected, 5_000);

test('one service in two clusters is one entity with two workloads', async () => {
  const eu = await follow('eu');
  const us = await follow('us');
  eu.cluster.put(DEPLOYMENTS, deployment('cart', {}, { namespace: 'shop', image: 'cart:1.4' }));
  us.cluster.put(DEPLOYMENTS, deployment('cart', {}, { namespace: 'store', image: 'cart:1.3', ready: 0 }));
  await Promise.all([eu.sync(), us.sync()]);
  expect(await running()).toEqual(['eu/shop 1.4 1/1', 'us/store 1.3 0/1']);
  expect(await database.db.read.entity.count({ where: { kind: 'Component' } })).toBe(1);
});

test('a change in replicas changes no entity', async () => {
  const { cluster, sync, told } = await follow('eu');
  cluster.put(DEPLOYMENTS, deployment('cart'));
  await sync();
  const changes = await database.db.read.change.count();
  cluster.put(DEPLOYMENTS, deployment('cart', {}, { ready: 0 }));
  await untilRunning('eu/default 1.0.0 0/1');
  expect(told.map(({ type }) => type)).toEqual(['full', 'delta']);
  expect(await database.db.read.change.count()).toBe(changes);
});

test('a cluster that is down keeps what it gave, says so once, and is followed again', async () => {
  const { cluster, sync, errors } = await follow('eu');
  cluster.put(DEPLOYMENTS, deployment('cart'));
  await sync();
  await cluster.goDown();
  await expect(sync()).rejects.toThrow('no answer from 127.0.0.1');
  expect(await running()).toEqual(['eu/default 1.0.0 1/1']);
  await cluster.comeBack();
  cluster.put(DEPLOYMENTS, deployment('cart', {}, { image: 'cart:2' }));
  await untilRunning('eu/default 2 1/1');
  expect(
    errors.filter((error) => String(error).includes('the watch of deployments.apps broke')),
  ).toHaveLength(1);
});

test.each([
  ['cut without a word', (cluster: TestCluster) => cluster.cutWatches()],
  ['too old to go on', (cluster: TestCluster) => cluster.expireWatches()],
])('a watch that is %s misses nothing', async (_how, disturb) => {
  const { cluster, sync } = await follow('eu');
  cluster.put(DEPLOYMENTS, deployment('cart'));
  cluster.put(DEPLOYMENTS, deployment('gone'));
  await sync();
  disturb(cluster);
  cluster.remove(DEPLOYMENTS, 'gone');
  cluster.put(DEPLOYMENTS, deployment('cart', {}, { image: 'cart:2' }));
  await untilRunning('eu/default 2 1/1');
  await until('gone is gone', async () => (await running('component:default/gone')).length === 0, 5_000);
});

test('a far end that ends every watch at once is not asked without a pause', async () => {
  const { cluster, sync } = await follow('eu');
  await sync();
  cluster.endWatchesAtOnce();
  await sleep(1_000);
  const asked = cluster.requests.filter((line) => line.includes(`${DEPLOYMENTS}?watch`));
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThan(8);
});

test.each([
  ['a list that is cut short', (cluster: TestCluster) => cluster.cutNextList(40), /cut short|no answer/],
  [
    'a kind that must not be read',
    (cluster: TestCluster) => cluster.refuse(403, INGRESSES),
    'answered 403 to /apis/networking.k8s.io/v1/ingresses',
  ],
  ['a token that has expired', (cluster: TestCluster) => cluster.refuse(401), 'answered 401'],
])('%s fails the synchronisation whole, and nothing is deleted', async (_what, disturb, message) => {
  const { cluster, sync } = await follow('eu');
  for (const name of ['cart', 'pay', 'search']) cluster.put(DEPLOYMENTS, deployment(name));
  await sync();
  disturb(cluster);
  await expect(sync()).rejects.toThrow(message);
  expect(await database.db.read.entity.count({ where: { kind: 'Component' } })).toBe(3);
});

test('many objects come in pages of one snapshot', async () => {
  const { cluster, sync } = await follow('eu');
  for (let nr = 0; nr < 1_200; nr++) cluster.put(DEPLOYMENTS, deployment(`service-${nr}`));
  await sync();
  expect(await database.db.read.entity.count({ where: { kind: 'Component' } })).toBe(1_200);
  expect(cluster.requests.filter((line) => line.includes(`${DEPLOYMENTS}?limit=500`))).toHaveLength(3);
});

test('a workload is known by its host, image and name', async () => {
  const { cluster, sync } = await follow('eu');
  cluster.put(DEPLOYMENTS, deployment('cart', {}, { namespace: 'shop' }));
  cluster.put(SERVICES, {
    metadata: { name: 'cart-http', namespace: 'shop' },
    spec: { selector: { app: 'cart' } },
  });
  cluster.put(INGRESSES, {
    metadata: { name: 'edge', namespace: 'shop' },
    spec: {
      rules: [
        { host: 'cart.shop.example', http: { paths: [{ backend: { service: { name: 'cart-http' } } }] } },
      ],
    },
  });
  await sync();
  for (const text of [
    'https://cart.shop.example/basket',
    'registry.example/shop/cart:9',
    'shop/cart',
    'cart-http.shop.svc',
  ]) {
    const { candidates } = await who(database.db.read, text);
    expect(candidates[0], text).toMatchObject({
      entity: CART,
      because: expect.stringContaining('Deployment shop/cart in eu'),
    });
  }
});

test("an owner is the workload's, else its namespace's, with where it says so", async () => {
  const { cluster, sync, told } = await follow('eu');
  cluster.put(NAMESPACES, {
    metadata: { name: 'shop', annotations: { 'watchbill.dev/owner': 'shop-team' } },
  });
  cluster.put(DEPLOYMENTS, deployment('cart', {}, { namespace: 'shop' }));
  cluster.put(DEPLOYMENTS, deployment('pay', { 'watchbill.dev/owner': 'user:ada' }, { namespace: 'shop' }));
  await sync();
  const owners = told[0]?.entities.map(({ entity, owners: found }) => [
    entity.metadata.name,
    found?.[0]?.owner,
    found?.[0]?.because,
  ]);
  expect(owners).toEqual([
    ['cart', 'group:default/shop-team', 'annotation watchbill.dev/owner of namespace shop in eu'],
    ['pay', 'user:default/ada', 'annotation watchbill.dev/owner of Deployment shop/pay in eu'],
  ]);
});

test('what somebody states of a service counts more than what a workload is called', async () => {
  const { cluster, sync } = await follow('eu');
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'cart', title: 'Shopping cart' },
    spec: { type: 'website' },
  };
  const files = { id: 'files', type: 'files', rank: 1 };
  await database.db.transact((tx) =>
    applyMutation(tx, files, {
      type: 'full',
      entities: [{ entity, location: 'file:/cart.yaml' }],
      faults: [],
      unreadable: [],
    }),
  );
  cluster.put(DEPLOYMENTS, deployment('cart', { 'watchbill.dev/title': 'cart deployment' }));
  await sync();
  const found = (await findEntities(database.db.read, [CART])).get(CART);
  expect(found).toMatchObject({ title: 'Shopping cart', type: 'website' });
  expect(await running()).toEqual(['eu/default 1.0.0 1/1']);
});

test('with named namespaces each is read by itself, and no other', async () => {
  const { cluster, sync } = await follow('eu', { namespaces: ['shop'] });
  cluster.put(DEPLOYMENTS, deployment('cart', {}, { namespace: 'shop' }));
  cluster.put(DEPLOYMENTS, deployment('pay', {}, { namespace: 'payments' }));
  await sync();
  expect(await database.db.read.entity.findMany({ select: { ref: true } })).toEqual([{ ref: CART }]);
  expect(cluster.requests.filter((line) => !line.includes('/namespaces/shop/'))).toEqual([]);
});

test('a system namespace is left out', async () => {
  const { cluster, sync } = await follow('eu');
  cluster.put(DEPLOYMENTS, deployment('coredns', {}, { namespace: 'kube-system' }));
  await sync();
  expect(await database.db.read.entity.count()).toBe(0);
});
