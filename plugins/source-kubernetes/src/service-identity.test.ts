import { stringifyEntityRef } from '@watchbill/model';
import { expect, test } from 'vitest';
import { observeWorkload } from './observed-workload.ts';
import { identifyService } from './service-identity.ts';
import { deployment } from './test-objects.ts';

const DEPLOYMENT = { kind: 'Deployment', plural: 'deployments', api: '/apis/apps/v1' };

const PART_OF = { 'app.kubernetes.io/part-of': 'shop' };
const NAME = { 'app.kubernetes.io/name': 'cart' };
const INSTANCE = { 'app.kubernetes.io/instance': 'cart-blue' };

test.each([
  [
    'our annotation first',
    { 'watchbill.dev/entity': 'component:web/Basket' },
    { ...PART_OF, ...NAME },
    'component:web/basket',
  ],
  ['a bare name in our annotation', { 'watchbill.dev/entity': 'basket' }, {}, 'component:default/basket'],
  [
    "then Backstage's",
    { 'backstage.io/kubernetes-id': 'basket' },
    { ...PART_OF, ...NAME },
    'component:default/basket',
  ],
  [
    "Backstage's as a label",
    {},
    { 'backstage.io/kubernetes-id': 'basket', ...INSTANCE },
    'component:default/basket',
  ],
  ['then whole and part', {}, { ...PART_OF, ...NAME, ...INSTANCE }, 'component:default/shop-cart'],
  [
    'a part that has the whole in its name',
    {},
    { ...PART_OF, 'app.kubernetes.io/name': 'shop-cart' },
    'component:default/shop-cart',
  ],
  ['then the instance', {}, { ...NAME, ...INSTANCE }, 'component:default/cart-blue'],
  ['then its own name', {}, NAME, 'component:default/workload'],
  [
    'a name of Kubernetes that is none of the catalog',
    { 'backstage.io/kubernetes-id': '-a..b/c-' },
    {},
    'component:default/a.b-c',
  ],
])('%s', (_rule, annotations, labels, ref) => {
  const workload = observeWorkload(DEPLOYMENT, {
    ...deployment('workload', annotations, { labels }),
    metadata: { uid: 'u', name: 'workload', annotations, labels },
  });
  expect(workload && stringifyEntityRef(identifyService(workload).component)).toBe(ref);
});
