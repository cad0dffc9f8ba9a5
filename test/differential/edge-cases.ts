import type { Entity } from '@watchbill/model';

const V1 = 'backstage.io/v1alpha1';
const LONG = 'x'.repeat(260);

/** Kinds that Backstage does not know by itself. */
export const FOREIGN_KINDS = ['Widget', 'gadget'];

/** What real catalogs hold beside what everybody thinks of, by file. */
export const EDGE_CASES: Readonly<Record<string, readonly Entity[]>> = {
  'people.yaml': [
    {
      apiVersion: V1,
      kind: 'Domain',
      metadata: { name: 'retail', title: 'Retail' },
      spec: { owner: 'Group:Default/Shop' },
    },
    {
      apiVersion: V1,
      kind: 'Domain',
      metadata: { name: 'online' },
      spec: { owner: 'shop', subdomainOf: 'retail' },
    },
    {
      apiVersion: V1,
      kind: 'Group',
      metadata: { name: 'company', title: 'The Company' },
      spec: { type: 'organization', children: ['shop'] },
    },
    {
      apiVersion: V1,
      kind: 'Group',
      metadata: { name: 'Shop', namespace: 'default', title: 'Shop Team' },
      spec: { type: 'team', parent: 'company', children: ['shop-night', 'not-there'], members: ['ada'] },
    },
    {
      apiVersion: V1,
      kind: 'Group',
      metadata: { name: 'shop-night' },
      spec: {
        type: 'squad',
        children: [],
        profile: { displayName: 'Nächte & Tage', picture: 'https://p.test/1' },
      },
    },
    {
      apiVersion: V1,
      kind: 'Group',
      metadata: { name: 'payments', namespace: 'finance-team' },
      spec: { type: 'team', children: [] },
    },
    {
      apiVersion: V1,
      kind: 'User',
      metadata: { name: 'ada', annotations: { 'acme.org/badge': '007' } },
      spec: { memberOf: ['shop'], profile: { email: 'Ada@ACME.test', displayName: 'Ada Łovelace' } },
    },
    {
      apiVersion: V1,
      kind: 'User',
      metadata: { name: 'Grace_H.opper-1' },
      spec: { memberOf: ['finance-team/payments', 'nowhere'] },
    },
    { apiVersion: V1, kind: 'User', metadata: { name: '0day' }, spec: { memberOf: [] } },
    {
      apiVersion: 'backstage.io/v1beta1',
      kind: 'User',
      metadata: { name: 'noteam' },
      spec: { memberOf: [] },
    },
  ],
  'store.yaml': [
    {
      apiVersion: V1,
      kind: 'System',
      metadata: { name: 'store', tags: ['retail'] },
      spec: { owner: 'shop', domain: 'online', type: 'product' },
    },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: {
        name: 'Cart',
        title: 'Shopping cart 🛒',
        description: LONG,
        tags: ['java', 'c++', 'team:shop', 'c#'],
        labels: { 'acme.org/tier': 'gold', plain: 'Value_1.x', 'x.y.z/a.b': '' },
        annotations: {
          'github.com/project-slug': 'acme/Cart',
          'acme.org/empty': '',
          'acme.org/long': LONG,
          'acme.org/unicode': 'Straße İstanbul ß ﬁ',
        },
        links: [
          { url: 'https://wiki.test/cart', title: 'Wiki', icon: 'docs', type: 'runbook' },
          { url: 'https://grafana.test/d/cart?a=1&b=2' },
        ],
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'Shop',
        system: 'store',
        dependsOn: ['resource:finance-team/Cart-DB', 'component:not-there', 'Resource:default/cache'],
        dependencyOf: ['component:website'],
        providesApis: ['cart-api'],
        consumesApis: ['cart-api', 'missing-api'],
        hosts: { 'cart.acme.org': 'eu', 'Cart.ACME.org:8080': 'US' },
        regions: ['eu.west', 'us', 'EU.west', 'us'],
        replicas: 3,
        ratio: 1.5,
        zero: 0,
        negative: -7,
        big: 12345678901234,
        canary: false,
        beta: true,
        nothing: null,
        blank: '',
        blanks: '  padded  ',
        digits: '007',
        truth: 'true',
        emptyList: [],
        emptyMap: {},
        nested: {
          a: { b: { c: 'deep' } },
          list: [
            { name: 'one', on: true },
            { name: 'two', n: 2 },
          ],
          mixed: [1, 'one', null, true, [2]],
        },
        CamelCase: { SubKey: 'SubValue' },
      },
    },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: {
        name: 'website',
        tags: ['javascript', 'java'],
        description: 'The website, 50% off_now \\ "quoted"',
      },
      spec: {
        type: 'website',
        lifecycle: 'production',
        owner: 'user:ada',
        system: 'store',
        subcomponentOf: 'cart',
      },
    },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'website', namespace: 'other', title: 'website' },
      spec: {
        type: 'Website',
        lifecycle: 'Production',
        owner: 'group:Finance-Team/PAYMENTS',
        system: 'default/store',
      },
    },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'orphan', title: 'Ünïcode äöü' },
      spec: { type: 'library', lifecycle: 'experimental', owner: 'group:gone' },
    },
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'owned.by_nobody-9', custom: { deep: ['x'] }, labels: {} },
      spec: { type: 'library', lifecycle: '実験', owner: 'nobody' },
    },
    {
      apiVersion: V1,
      kind: 'API',
      metadata: { name: 'cart-api', description: '' },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'shop',
        system: 'store',
        definition: `openapi: 3.1.0\n${LONG}`,
      },
    },
    {
      apiVersion: V1,
      kind: 'Resource',
      metadata: { name: 'Cart-DB', namespace: 'finance-team' },
      spec: { type: 'database', owner: 'payments', system: 'default/store', dependsOn: ['resource:cache'] },
    },
    {
      apiVersion: V1,
      kind: 'Resource',
      metadata: { name: 'cache' },
      spec: { type: 'cache', owner: 'group:default/shop', dependencyOf: ['Component:cart'] },
    },
    // Beside kinds of Backstage: in a file of their own they could as well be resources of a cluster.
    {
      apiVersion: 'acme.org/v1',
      kind: 'Widget',
      metadata: { name: 'gizmo', tags: ['java'] },
      spec: { type: 'service', owner: 'shop', dependsOn: ['component:cart'], size: 10 },
    },
    { apiVersion: 'acme.org/v1', kind: 'Widget', metadata: { name: 'bare' } },
    {
      apiVersion: 'acme.org/v2',
      kind: 'gadget',
      metadata: { name: 'gizmo', namespace: 'finance-team' },
      spec: {},
    },
  ],
  'locations.yaml': [
    {
      apiVersion: V1,
      kind: 'Location',
      metadata: { name: 'more', description: 'What lies elsewhere' },
      spec: { type: 'file', targets: ['./linked/one.yaml', './linked/two.yaml'] },
    },
  ],
};

/** What the Location above leads to. */
export const LINKED: Readonly<Record<string, readonly Entity[]>> = {
  'linked/one.yaml': [
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'linked-one' },
      spec: { type: 'service', lifecycle: 'production', owner: 'shop', system: 'store' },
    },
  ],
  'linked/two.yaml': [
    {
      apiVersion: V1,
      kind: 'Location',
      metadata: { name: 'even-more' },
      spec: { type: 'file', target: './three.yaml' },
    },
  ],
  'linked/three.yaml': [
    {
      apiVersion: V1,
      kind: 'Component',
      metadata: { name: 'linked-three' },
      spec: { type: 'library', lifecycle: 'production', owner: 'shop' },
    },
  ],
};
