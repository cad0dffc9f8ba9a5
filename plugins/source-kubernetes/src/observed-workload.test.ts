import { expect, test } from 'vitest';
import type { KubernetesObject } from './kubernetes-object.ts';
import { observeWorkload } from './observed-workload.ts';
import { deployment } from './test-objects.ts';

const apps = (kind: string, plural: string) => ({ kind, plural, api: '/apis/apps/v1' });
const pods = (image: string) => ({ spec: { containers: [{ name: 'main', image }] } });
const object = (more: Partial<KubernetesObject>, metadata: object = {}): KubernetesObject => ({
  ...more,
  metadata: { uid: 'u', name: 'cart', namespace: 'shop', ...metadata },
});

test.each([
  [
    'a Deployment',
    apps('Deployment', 'deployments'),
    { spec: { replicas: 3 }, status: { readyReplicas: 2 } },
    { desired: 3, ready: 2 },
  ],
  [
    'one that says no number',
    apps('Deployment', 'deployments'),
    { spec: {}, status: {} },
    { desired: 1, ready: 0 },
  ],
  [
    'scaled to nothing',
    apps('StatefulSet', 'statefulsets'),
    { spec: { replicas: 0 } },
    { desired: 0, ready: 0 },
  ],
  [
    'a DaemonSet',
    apps('DaemonSet', 'daemonsets'),
    { status: { desiredNumberScheduled: 4, numberReady: 4 } },
    { desired: 4, ready: 4 },
  ],
  [
    'a CronJob',
    { kind: 'CronJob', plural: 'cronjobs', api: '/apis/batch/v1' },
    { spec: {} },
    { desired: null, ready: null },
  ],
  [
    'nonsense',
    apps('Deployment', 'deployments'),
    { spec: 'x', status: [1] },
    { desired: 1, ready: 0, images: [] },
  ],
])('replicas of %s', (_what, resource, given, expected) => {
  expect(observeWorkload(resource, object(given))).toMatchObject(expected);
});

test.each([
  ['registry.example:5000/shop/cart:1.4.2@sha256:0f', {}, '1.4.2'],
  ['registry.example:5000/shop/cart', {}, null],
  ['cart:latest', {}, null],
  ['cart@sha256:0f', {}, null],
  ['cart:1', { 'app.kubernetes.io/version': '2026.11' }, '2026.11'],
])('the version of %s labelled %o', (image, labels, version) => {
  const given = object({ spec: { template: pods(image) } }, { labels });
  expect(observeWorkload(apps('Deployment', 'deployments'), given)?.version).toBe(version);
});

test('a CronJob has its pods one level lower', () => {
  const given = object({ spec: { jobTemplate: { spec: { template: pods('report:3') } } } });
  const resource = { kind: 'CronJob', plural: 'cronjobs', api: '/apis/batch/v1' };
  expect(observeWorkload(resource, given)?.images).toEqual(['report:3']);
});

test('what another object owns is no workload of its own', () => {
  const owned = object({}, { ownerReferences: [{ kind: 'Service', uid: 'knative' }] });
  expect(observeWorkload(apps('Deployment', 'deployments'), owned)).toBeUndefined();
});

test('a Knative service answers at its address', () => {
  const given = object({ status: { url: 'https://cart.shop.example' } });
  const resource = { kind: 'Service', plural: 'services', api: '/apis/serving.knative.dev/v1' };
  expect(observeWorkload(resource, given)).toMatchObject({
    kind: 'Knative Service',
    hosts: ['cart.shop.example'],
  });
});

test('annotations of other tools are left behind', () => {
  const annotations = {
    'kubectl.kubernetes.io/last-applied-configuration': '{…}',
    'watchbill.dev/title': 'Cart',
  };
  const given = { ...deployment('cart'), metadata: { uid: 'u', name: 'cart', annotations } };
  expect(observeWorkload(apps('Deployment', 'deployments'), given)?.annotations).toEqual({
    'watchbill.dev/title': 'Cart',
  });
});
