import type { SourcedEntity } from '@watchbill/catalog';
import type { Entity } from '@watchbill/model';

const V1 = 'backstage.io/v1alpha1';

/** A system of three parts, two teams, a person and a check, in four files. */
export const SHOP: readonly SourcedEntity[] = [
  ...inFile('/catalog/teams.yaml', [
    {
      apiVersion: V1,
      kind: 'Group',
      metadata: { name: 'shop', title: 'Shop Team' },
      spec: { type: 'team', children: [] },
    },
    { apiVersion: V1, kind: 'Group', metadata: { name: 'payments' }, spec: { type: 'team', children: [] } },
    {
      apiVersion: V1,
      kind: 'User',
      metadata: { name: 'ada' },
      spec: { memberOf: ['shop'], profile: { email: 'Ada@acme.test', displayName: 'Ada' } },
    },
  ]),
  ...inFile('/catalog/store.yaml', [
    { apiVersion: V1, kind: 'System', metadata: { name: 'store' }, spec: { owner: 'shop' } },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: {
        name: 'Cart',
        title: 'Shopping cart',
        description: 'x'.repeat(201),
        tags: ['java', 'critical'],
        labels: { 'acme.org/tier': 'gold' },
        annotations: { 'github.com/project-slug': 'acme/cart' },
        links: [{ url: 'https://wiki.test/cart', title: 'Wiki' }],
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'shop',
        system: 'store',
        dependsOn: ['resource:data/cart-db'],
        hosts: { 'cart.acme.org': 'eu' },
        regions: ['eu.west', 'us'],
        replicas: 3,
        canary: false,
        nothing: null,
      },
    },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'payment', tags: ['go'] },
      spec: { type: 'service', lifecycle: 'experimental', owner: 'group:payments', system: 'store' },
    },
    {
      apiVersion: V1,
      kind: 'Resource',
      metadata: { name: 'cart-db', namespace: 'data' },
      spec: { type: 'database', owner: 'group:default/payments' },
    },
  ]),
  ...inFile('/catalog/website.yaml', [
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'website', tags: ['javascript'] },
      spec: { type: 'website', lifecycle: 'production', owner: 'user:ada', dependsOn: ['cart'] },
    },
  ]),
  ...inFile('/catalog/flow.yaml', [
    {
      apiVersion: 'watchbill.dev/v1',
      kind: 'Check',
      metadata: { name: 'cart-flow' },
      spec: { entity: 'cart', script: './flow.k6.js', every: '1m' },
    },
  ]),
];

function inFile(file: string, entities: readonly Entity[]): readonly SourcedEntity[] {
  return entities.map((entity) => ({ entity, location: `file:${file}`, directory: '/catalog' }));
}
