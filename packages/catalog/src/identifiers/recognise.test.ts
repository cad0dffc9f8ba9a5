/** Long because it is one table: every form in which people hold an identifier, with what it is taken for. */
import { describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';

/** What a text is taken for under one name: `type value`, `?` before a guess. */
function lookUps(text: string, name: string): readonly string[] {
  return recognise(text)
    .filter((interpretation) => interpretation.name === name)
    .flatMap((interpretation) =>
      interpretation.lookUps.map(
        ({ type, value, refEnd = '', guess }) => `${guess ? '?' : ''}${type} ${value}${refEnd}`,
      ),
    );
}

const GITHUB = ['repository github.com/acme/cart', '?repository-path acme/cart', '?name cart'];
const MONO = [
  'repository github.com/acme/mono/services/cart',
  'repository github.com/acme/mono/services',
  'repository github.com/acme/mono',
];

describe('repository', () => {
  test.each([
    { text: 'https://github.com/Acme/Cart', is: GITHUB },
    { text: 'https://github.com/acme/cart.git', is: GITHUB },
    { text: 'https://github.com/acme/cart/?tab=readme#top', is: GITHUB },
    { text: 'https://token@github.com/acme/cart', is: GITHUB },
    { text: 'url:https://github.com/acme/cart/', is: GITHUB },
    { text: 'git@github.com:acme/cart.git', is: GITHUB },
    { text: 'ssh://git@github.com:22/acme/cart.git', is: GITHUB },
    { text: 'git+ssh://git@github.com/acme/cart.git', is: GITHUB },
    { text: 'git://github.com/acme/cart', is: GITHUB },
    { text: 'github:acme/cart', is: GITHUB },
    { text: 'github.com/acme/cart', is: GITHUB },
    { text: 'acme/cart', is: ['repository-path acme/cart', '?name cart'] },
    {
      text: 'acme/cart/src/main.ts',
      is: [
        'repository-path acme/cart/src/main.ts',
        'repository-path acme/cart/src',
        'repository-path acme/cart',
        '?name cart',
      ],
    },
    {
      text: 'https://gitlab.acme.test/group/sub/cart',
      is: expect.arrayContaining(['repository gitlab.acme.test/group/sub/cart']),
    },
    { text: 'https://github.com/acme/mono/tree/main/services/cart/', is: expect.arrayContaining(MONO) },
    { text: 'https://github.com/acme/mono/blob/v1.2/services/cart#L3', is: expect.arrayContaining(MONO) },
    {
      text: 'https://gitlab.com/acme/mono/-/tree/main/services',
      is: expect.arrayContaining(['repository gitlab.com/acme/mono/services']),
    },
    {
      text: 'https://bitbucket.org/acme/mono/src/main/services',
      is: expect.arrayContaining(['repository bitbucket.org/acme/mono/services']),
    },
    {
      text: 'https://git.acme.test/acme/mono/src/branch/main/services',
      is: expect.arrayContaining(['repository git.acme.test/acme/mono/services']),
    },
    {
      text: 'https://github.com/acme/cart/pull/12',
      is: expect.arrayContaining(['repository github.com/acme/cart']),
    },
    { text: 'https://github.com/acme', is: [] },
    { text: 'cart', is: [] },
    { text: 'a sentence with acme/cart in it', is: [] },
  ])('$text', ({ text, is }) => {
    expect(lookUps(text, 'repository')).toEqual(is);
  });
});

describe('hostname or URL', () => {
  test.each([
    {
      text: 'shop.acme.test',
      name: 'hostname',
      is: [
        'hostname shop.acme.test',
        'hostname *.acme.test',
        'hostname *.test',
        'link-host shop.acme.test',
        '?name shop',
      ],
    },
    { text: 'SHOP.acme.test.', name: 'hostname', is: expect.arrayContaining(['hostname shop.acme.test']) },
    {
      text: 'localhost:9290',
      name: 'hostname',
      is: [
        'hostname localhost:9290',
        'link-host localhost:9290',
        '?hostname localhost',
        '?link-host localhost',
        '?name localhost',
      ],
    },
    { text: 'https://acme.test:443/', name: 'hostname', is: expect.arrayContaining(['hostname acme.test']) },
    { text: '10.0.0.7', name: 'hostname', is: expect.arrayContaining(['hostname 10.0.0.7']) },
    { text: 'http://[::1]:80/x', name: 'URL', is: expect.arrayContaining(['hostname [::1]']) },
    {
      text: 'https://u:p@acme.test/d/A1/cart?orgId=1',
      name: 'URL',
      is: expect.arrayContaining([
        'url acme.test/d/a1/cart',
        'url acme.test/d/a1',
        'url acme.test/d',
        'hostname acme.test',
      ]),
    },
    {
      text: 'postgres://db.acme.test:5432/cart',
      name: 'URL',
      is: expect.arrayContaining(['hostname db.acme.test:5432', '?hostname db.acme.test']),
    },
    {
      text: 'cart.shop.svc.cluster.local',
      name: 'hostname',
      is: expect.arrayContaining(['workload shop/cart', '?workload cart']),
    },
    { text: 'cart', name: 'hostname', is: [] },
    { text: 'ada@acme.test', name: 'hostname', is: [] },
    { text: 'service="cart"', name: 'hostname', is: [] },
    { text: 'https://', name: 'hostname', is: [] },
  ])('$text', ({ text, name, is }) => {
    expect(lookUps(text, name)).toEqual(is);
  });
});

describe('Kubernetes', () => {
  const named = ['workload shop/cart', '?workload cart', '?name cart'];
  test.each([
    { text: 'cart', name: 'Kubernetes workload', is: ['workload cart'] },
    { text: 'cart', name: 'Kubernetes namespace', is: ['namespace cart'] },
    { text: 'shop/cart', name: 'Kubernetes workload', is: named },
    { text: 'shop/deployment/cart', name: 'Kubernetes workload', is: named },
    { text: 'deployment.apps/cart', name: 'Kubernetes workload', is: ['workload cart'] },
    { text: 'sts/cart', name: 'Kubernetes workload', is: ['workload cart'] },
    { text: 'namespace/shop', name: 'Kubernetes namespace', is: ['namespace shop'] },
    {
      text: 'cart-7d9f8b6c5d-x2x4z',
      name: 'Kubernetes workload',
      is: ['workload cart-7d9f8b6c5d-x2x4z', 'workload cart', '?name cart'],
    },
    {
      text: 'cart-db-0',
      name: 'Kubernetes workload',
      is: ['workload cart-db-0', 'workload cart-db', '?name cart-db'],
    },
    { text: 'shopping-carts', name: 'Kubernetes workload', is: ['workload shopping-carts'] },
    { text: 'a/b/c', name: 'Kubernetes workload', is: [] },
    { text: '-cart', name: 'Kubernetes workload', is: [] },
  ])('$text', ({ text, name, is }) => {
    expect(lookUps(text, name)).toEqual(is);
  });
});

describe('container image', () => {
  const whole = ['image ghcr.io/acme/cart', 'image-path acme/cart', '?name cart'];
  const digest = `@sha256:${'0'.repeat(64)}`;
  test.each([
    { text: 'ghcr.io/acme/cart', is: whole },
    { text: 'ghcr.io/acme/cart:1.2.3', is: whole },
    { text: `ghcr.io/acme/cart${digest}`, is: whole },
    { text: `docker-pullable://ghcr.io/acme/cart:1${digest}`, is: whole },
    { text: 'acme/cart:latest', is: ['image-path acme/cart', '?name cart'] },
    { text: 'cart', is: ['image-path cart'] },
    { text: 'cart:1.2', is: ['image-path cart', '?name cart'] },
    { text: 'localhost:5000/cart:1', is: ['image localhost:5000/cart', 'image-path cart', '?name cart'] },
    {
      text: 'index.docker.io/library/redis',
      is: ['image docker.io/redis', 'image-path redis', '?name redis'],
    },
    { text: 'two words', is: [] },
    { text: '#shop', is: [] },
  ])('$text', ({ text, is }) => {
    expect(lookUps(text, 'container image')).toEqual(is);
  });
});

describe('contact', () => {
  test.each([
    { text: 'Ada@Acme.test', name: 'e-mail address', is: ['email ada@acme.test'] },
    { text: 'Ada L. <ada@acme.test>', name: 'e-mail address', is: ['email ada@acme.test'] },
    { text: 'mailto:ada@acme.test', name: 'e-mail address', is: ['email ada@acme.test'] },
    { text: 'git@github.com:acme/cart', name: 'e-mail address', is: [] },
    { text: 'ada@acme', name: 'e-mail address', is: [] },
    { text: '#Shop-Alerts', name: 'Slack channel', is: ['slack shop-alerts'] },
    { text: 'slack:#shop', name: 'Slack channel', is: ['slack shop'] },
    { text: '<#C0123ABCD|shop>', name: 'Slack channel', is: ['slack c0123abcd'] },
    { text: 'C0123ABCD', name: 'Slack channel', is: ['slack c0123abcd'] },
    { text: 'https://acme.slack.com/archives/C0123ABCD/p16', name: 'Slack channel', is: ['slack c0123abcd'] },
    { text: 'slack://channel?team=T1&id=C0123ABCD', name: 'Slack channel', is: ['slack c0123abcd'] },
    { text: 'checkouts', name: 'Slack channel', is: [] },
    { text: 'webhook:shop', name: 'contact', is: ['contact webhook:shop'] },
  ])('$text', ({ text, name, is }) => {
    expect(lookUps(text, name)).toEqual(is);
  });
});

describe('alert labels', () => {
  const both = ['label service', 'label namespace'];
  const labels = (text: string) =>
    recognise(text).flatMap(({ name, shown }) => (name.startsWith('label') ? [`${name}: ${shown}`] : []));
  test.each([
    { text: 'service="cart", namespace="shop"', is: both },
    { text: '{namespace="shop",service="cart"}', is: both },
    { text: 'up{service="cart",namespace="shop"}', is: both },
    { text: 'service=cart namespace=shop', is: both },
    { text: 'service: cart, namespace: shop', is: both },
    { text: '{"namespace":"shop","service":"cart"}', is: both },
    { text: '{"labels":{"service":"cart","namespace":"shop"},"status":"firing"}', is: both },
    { text: '{"alerts":[{"labels":{"service":"cart","namespace":"shop"}}]}', is: both },
    {
      text: 'container="c", deployment="d", component="e", job="f", app="g", service="h", pod="d-0", instance="10.0.0.7:80", team="t"',
      is: ['service', 'app', 'job', 'component', 'deployment', 'pod', 'container', 'instance', 'team'].map(
        (name) => `label ${name}`,
      ),
    },
    { text: 'alertname="Down", severity="page"', is: [] },
    { text: 'component:default/cart', is: [] },
    { text: 'https://a.test/?service=cart', is: [] },
    { text: '{"service":1}', is: [] },
    { text: '{broken', is: [] },
  ])('$text', ({ text, is }) => {
    expect(labels(text).map((label) => label.split(':')[0])).toEqual(is);
  });

  test('each label leads to a name and, with its namespace, to a workload', () => {
    expect(lookUps('service="Cart", namespace="shop"', 'label service')).toEqual([
      'workload shop/cart',
      'name cart',
      'workload cart',
    ]);
    expect(lookUps('job="shop/cart"', 'label job')).toEqual([
      'workload shop/cart',
      'name cart',
      'workload cart',
    ]);
    expect(lookUps('team="shop"', 'label team')).toEqual([
      'reference group:default/shop',
      'reference user:default/shop',
    ]);
  });
});

test('a text may be several things at once', () => {
  expect([...new Set(recognise('acme/cart').map(({ name }) => name))]).toEqual([
    'name',
    'title',
    'repository',
    'Kubernetes workload',
    'container image',
    'annotation value',
  ]);
});
