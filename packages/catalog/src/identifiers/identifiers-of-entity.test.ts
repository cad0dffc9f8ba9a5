import type { Entity } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { identifiersOfEntity } from './identifiers-of-entity.ts';

type Rest = { readonly metadata?: object; readonly spec?: Record<string, unknown> };

/** `type value` of everything but names and whole annotations. */
function identifiers(kind: string, { metadata = {}, spec = {} }: Rest): readonly string[] {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'It', ...metadata },
    spec,
  };
  return identifiersOfEntity(entity, null)
    .filter(({ type }) => !['name', 'annotation'].includes(type))
    .map(({ type, value }) => `${type} ${value}`);
}

const annotated = (key: string, value: string): Rest => ({ metadata: { annotations: { [key]: value } } });
const linked = (link: object): Rest => ({ metadata: { links: [link] } });
const api = (definition: string): Rest => ({ spec: { definition } });

describe('an entity can be called by', () => {
  test.each<{ says: string; kind?: string; entity: Rest; is: readonly string[] }>([
    {
      says: 'its project',
      entity: annotated('github.com/project-slug', 'Acme/cart'),
      is: ['repository github.com/acme/cart', 'repository-path acme/cart'],
    },
    {
      says: 'its source folder',
      entity: annotated('backstage.io/source-location', 'url:https://github.com/acme/mono/tree/main/cart/'),
      is: ['repository github.com/acme/mono/cart', 'repository-path acme/mono/cart'],
    },
    {
      says: 'the folder of its descriptor',
      entity: annotated(
        'backstage.io/view-url',
        'https://github.com/acme/mono/blob/main/cart/catalog-info.yaml',
      ),
      is: ['repository github.com/acme/mono/cart', 'repository-path acme/mono/cart'],
    },
    {
      says: 'its descriptor among others',
      entity: annotated('backstage.io/edit-url', 'https://github.com/acme/catalog/edit/main/all/cart.yaml'),
      is: ['repository github.com/acme/catalog/all/cart.yaml', 'repository-path acme/catalog/all/cart.yaml'],
    },
    {
      says: 'a link to its repository',
      entity: linked({ url: 'https://gitlab.com/acme/cart' }),
      is: [
        'repository gitlab.com/acme/cart',
        'repository-path acme/cart',
        'link-host gitlab.com',
        'url gitlab.com/acme/cart',
      ],
    },
    {
      says: 'a link',
      entity: linked({ url: 'https://grafana.acme.test:3000/d/cart?x=1' }),
      is: [
        'link-host grafana.acme.test',
        'link-host grafana.acme.test:3000',
        'url grafana.acme.test:3000/d/cart',
      ],
    },
    {
      says: 'its hostnames',
      entity: annotated('watchbill.dev/hostname', 'cart.acme.test, *.cart.acme.test\nhttp://10.0.0.1:81'),
      is: [
        'hostname cart.acme.test',
        'hostname *.cart.acme.test',
        'hostname 10.0.0.1',
        'hostname 10.0.0.1:81',
      ],
    },
    {
      says: 'its workload',
      entity: {
        metadata: {
          annotations: { 'backstage.io/kubernetes-id': 'cart', 'backstage.io/kubernetes-namespace': 'shop' },
        },
      },
      is: ['workload cart', 'workload shop/cart', 'namespace shop'],
    },
    {
      says: 'its label selector',
      entity: annotated(
        'backstage.io/kubernetes-label-selector',
        'app=cart,tier=web,app.kubernetes.io/name==basket',
      ),
      is: ['workload cart', 'workload basket'],
    },
    {
      says: 'its images',
      entity: annotated('watchbill.dev/image', 'ghcr.io/acme/cart:1, acme/basket'),
      is: ['image ghcr.io/acme/cart', 'image-path acme/cart', 'image-path acme/basket'],
    },
    {
      says: 'the address of a person',
      kind: 'User',
      entity: { spec: { profile: { email: 'Ada@acme.test' } } },
      is: ['contact email:ada@acme.test', 'email ada@acme.test'],
    },
    {
      says: 'the channels of a team',
      kind: 'Group',
      entity: annotated('watchbill.dev/notify', 'slack:#Shop, mail:shop@acme.test'),
      is: ['contact slack:#shop', 'slack shop', 'contact mail:shop@acme.test', 'email shop@acme.test'],
    },
    {
      says: 'a link to its channel',
      entity: linked({ url: 'https://acme.slack.com/archives/C0123ABCD', type: 'slack', title: '#shop' }),
      is: [
        'slack c0123abcd',
        'slack shop',
        'link-host acme.slack.com',
        'url acme.slack.com/archives/c0123abcd',
      ],
    },
    {
      says: 'a channel in an annotation',
      entity: annotated('acme.test/slack-channel', 'shop'),
      is: ['slack shop'],
    },
    {
      says: 'servers in YAML',
      kind: 'API',
      entity: api(
        'openapi: 3.1.0\nservers:\n  - url: https://api.acme.test/v1\n  # x\n  - { url: "https://{env}.acme.test" }\npaths:\n  /x: { url: http://no.test }\n',
      ),
      is: ['hostname api.acme.test', 'url api.acme.test/v1'],
    },
    {
      says: 'servers on one line',
      kind: 'API',
      entity: api('servers: [{ url: http://127.0.0.1:9291 }]\npaths: {}'),
      is: ['hostname 127.0.0.1', 'hostname 127.0.0.1:9291'],
    },
    {
      says: 'servers in JSON',
      kind: 'API',
      entity: api(
        '{"openapi":"3.1.0","servers":[{"url":"https://api.acme.test"}],"paths":{"url":"http://no.test"}}',
      ),
      is: ['hostname api.acme.test'],
    },
    {
      says: 'AsyncAPI servers',
      kind: 'API',
      entity: api('servers:\n  prod:\n    host: kafka.acme.test:9092\n    protocol: kafka\n'),
      is: ['hostname kafka.acme.test', 'hostname kafka.acme.test:9092'],
    },
    { says: 'no server', kind: 'API', entity: api('type Query { url: String }'), is: [] },
  ])('$says', ({ kind = 'Component', entity, is }) => {
    expect(identifiers(kind, entity)).toEqual(is);
  });
});

test('where a check looks is where the entity that it marks answers', () => {
  const check: Entity = {
    apiVersion: 'watchbill.dev/v1',
    kind: 'Check',
    metadata: { name: 'flow' },
    spec: { entity: 'cart', env: { BASE_URL: 'https://cart.acme.test', RETRIES: 3, NAME: 'cart' } },
  };
  expect(identifiersOfEntity(check, 'A cart')).toEqual([
    { type: 'name', value: 'flow', ref: 'check:default/flow', origin: '' },
    { type: 'title', value: 'a cart', ref: 'check:default/flow', origin: '' },
    {
      type: 'hostname',
      value: 'cart.acme.test',
      ref: 'component:default/cart',
      origin: 'env BASE_URL of check:default/flow',
    },
  ]);
});

test('annotations of any tool are kept whole, but not those that say nothing', () => {
  const annotations = {
    'jenkins.io/job-full-name': 'Shop/Cart',
    'acme.test/on': 'true',
    'backstage.io/managed-by-location': 'file:/x',
  };
  const entity: Entity = { apiVersion: 'a/v1', kind: 'Component', metadata: { name: 'it', annotations } };
  expect(identifiersOfEntity(entity, null).filter(({ type }) => type === 'annotation')).toEqual([
    {
      type: 'annotation',
      value: 'shop/cart',
      ref: 'component:default/it',
      origin: 'annotation jenkins.io/job-full-name',
    },
  ]);
});

test.each([
  {
    reason: 'endless texts',
    metadata: { annotations: { 'watchbill.dev/image': 'x,'.repeat(1_000_000), a: 'b'.repeat(1000) } },
  },
  { reason: 'what is no text', metadata: { annotations: { a: 5 }, links: [{}, null, { url: 7 }] } },
  { reason: 'links that are no list', metadata: { links: 'x' } },
])('$reason are left out', ({ metadata }) => {
  expect(identifiers('Component', { metadata })).toEqual([]);
});

test('there is a bound to what one descriptor states', () => {
  const names = Array.from({ length: 900 }, (_, index) => `h${index}`).join(',');
  const entity = annotated('watchbill.dev/image', names);
  expect(identifiers('Component', entity).length).toBe(199);
});
