import {
  applyMutation,
  deleteOldDeployments,
  newestDeployments,
  type SourcedEntity,
} from '@watchbill/catalog';
import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { type CiSource, createCiSource } from './ci-source.ts';

const database = useTestDatabase();
const CART = 'component:default/cart';
let source: CiSource;
let deployed: string[];

beforeEach(async () => {
  await database.db.read.deployment.deleteMany();
  await database.db.read.source.deleteMany();
  const files = { id: 'files', type: 'files' };
  const entities = [
    component('cart', { 'watchbill.dev/image': 'registry.example/shop/cart' }),
    component('pay', {}),
  ];
  await database.db.transact((tx) =>
    applyMutation(tx, files, { type: 'full', entities, faults: [], unreadable: [] }),
  );
  deployed = [];
  source = createCiSource({ id: 'ci' });
  await source.start(async (mutation) => {
    const applied = await database.db.transact((tx) => applyMutation(tx, source, mutation));
    deployed.push(...applied.deployed);
  });
  await source.sync();
});

function component(name: string, annotations: Readonly<Record<string, string>>): SourcedEntity {
  const metadata = { name, annotations };
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata,
    spec: { type: 'service' },
  };
  return { entity, location: `file:/${name}.yaml` };
}

const send = (type: string, at: string, subject: object, customData: object = {}) =>
  source.receive({
    headers: { 'content-type': 'application/json', 'ce-type': `dev.cdevents.${type}.0.2.0` },
    body: JSON.stringify({
      context: { id: `${type} ${at}`, source: '/ci', type: `dev.cdevents.${type}.0.2.0`, timestamp: at },
      subject,
      customData,
    }),
  });
const history = async () =>
  ((await newestDeployments(database.db.read, [CART], 10)).get(CART) ?? []).map(
    ({ activity, state, version }) => `${activity} ${state} ${version}`,
  );

const RUN = { id: '7', source: '/ci', content: { pipelineName: 'deploy' } };
const OF_CART = { entity: CART, version: '2' };
const STARTED = '2026-11-21T08:00:00Z';
const FINISHED = '2026-11-21T08:05:00Z';

test('a deployment is found by what was deployed', async () => {
  const artifactId = 'pkg:oci/cart?repository_url=registry.example/shop&tag=1.4.2';
  await send('service.deployed', STARTED, {
    id: 'unknown-name',
    content: { environment: { id: 'prod' }, artifactId },
  });
  expect(await history()).toEqual(['DEPLOY SUCCEEDED 1.4.2']);
  expect(deployed).toEqual([CART]);
});

test('beginning and end are one deployment, and it is deployed once', async () => {
  await send('pipelinerun.started', STARTED, RUN, OF_CART);
  expect(await history()).toEqual(['DEPLOY STARTED 2']);
  expect(deployed).toEqual([]);
  await send('pipelinerun.finished', FINISHED, RUN, OF_CART);
  await send('pipelinerun.finished', FINISHED, RUN, OF_CART);
  expect(await history()).toEqual(['DEPLOY SUCCEEDED 2']);
  expect(deployed).toEqual([CART]);
});

test('a beginning that comes after the end changes nothing but when it began', async () => {
  await send('pipelinerun.finished', FINISHED, RUN, OF_CART);
  await send('pipelinerun.started', STARTED, RUN, { ...OF_CART, version: '1' });
  expect(await history()).toEqual(['DEPLOY SUCCEEDED 2']);
});

test('one that failed is shown, and nothing is looked at for it', async () => {
  const failed = { ...RUN, content: { ...RUN.content, outcome: 'failure' } };
  await send('pipelinerun.finished', FINISHED, failed, OF_CART);
  expect(await history()).toEqual(['DEPLOY FAILED 2']);
  expect(deployed).toEqual([]);
});

test('what is of nothing known is kept and shown nowhere', async () => {
  expect(await send('service.deployed', STARTED, { id: 'nobody-knows-it', content: {} })).toBe(1);
  expect(await history()).toEqual([]);
  expect(await database.db.read.deployment.count()).toBe(1);
});

test('a batch with one bad event is refused whole', async () => {
  const good = {
    type: 'x',
    data: {
      context: { id: '1', source: '/ci', type: 'dev.cdevents.service.deployed.0.2.0', timestamp: STARTED },
      subject: { id: CART },
    },
  };
  const batch = source.receive({
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify([good, { type: 'x', data: {} }]),
  });
  await expect(batch).rejects.toThrow('context');
  expect(await database.db.read.deployment.count()).toBe(0);
});

test('a synchronisation deletes no deployment', async () => {
  await send('pipelinerun.finished', FINISHED, RUN, OF_CART);
  await source.sync();
  expect(await history()).toEqual(['DEPLOY SUCCEEDED 2']);
});

test('what is older than the history that is kept is forgotten', async () => {
  await send('pipelinerun.finished', FINISHED, RUN, OF_CART);
  const forget = (before: string) => database.db.transact((tx) => deleteOldDeployments(tx, new Date(before)));
  expect(await forget(FINISHED)).toBe(0);
  expect(await forget('2026-11-22T00:00:00Z')).toBe(1);
  expect(await history()).toEqual([]);
});
