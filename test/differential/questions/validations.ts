import type { CatalogApi } from '@backstage/catalog-client';
import type { Question } from '../question.ts';

type Descriptor = Parameters<CatalogApi['validateEntity']>[0];

const GOOD: Descriptor = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fine' },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
};
const meta = (metadata: object): Descriptor => ({ ...GOOD, metadata: { ...GOOD.metadata, ...metadata } });
const spec = (more: object): Descriptor => ({ ...GOOD, spec: { ...GOOD.spec, ...more } });

const DESCRIPTORS: Readonly<Record<string, Descriptor>> = {
  'a good one': GOOD,
  'an unknown kind': { ...GOOD, kind: 'Thing', apiVersion: 'acme.org/v1' },
  'an unknown kind of Backstage': { ...GOOD, kind: 'Thing' },
  'an unknown version': { ...GOOD, apiVersion: 'backstage.io/v9' },
  'a kind in lower case': { ...GOOD, kind: 'component' },
  'no spec': { apiVersion: GOOD.apiVersion, kind: 'Component', metadata: { name: 'fine' } },
  'a bad name': meta({ name: 'not fine' }),
  'a name that is too long': meta({ name: 'x'.repeat(64) }),
  'a name with a dash at its end': meta({ name: 'x-' }),
  'a bad namespace': meta({ namespace: 'No Good' }),
  'a namespace with capitals': meta({ namespace: 'Team-A' }),
  'a namespace with a dot': meta({ namespace: 'team.a' }),
  'a bad tag': meta({ tags: ['Not Good'] }),
  'a tag in capitals': meta({ tags: ['Java'] }),
  'tags that are no list': meta({ tags: 'java' }),
  'a bad label': meta({ labels: { 'a b': 'c' } }),
  'a bad label value': meta({ labels: { a: 'b c' } }),
  'a label that is a number': meta({ labels: { a: 1 } }),
  'a bad annotation key': meta({ annotations: { 'a b': 'c' } }),
  'an annotation that is a number': meta({ annotations: { a: 1 } }),
  'a link without url': meta({ links: [{ title: 'x' }] }),
  'a link that is no url': meta({ links: [{ url: 'x' }] }),
  'an empty title': meta({ title: '' }),
  'a title that is a number': meta({ title: 1 }),
  'an empty description': meta({ description: '' }),
  'no owner': spec({ owner: undefined }),
  'an empty owner': spec({ owner: '' }),
  'an owner that is a list': spec({ owner: ['shop'] }),
  'an owner that is no ref': spec({ owner: 'a:b:c' }),
  'an empty type': spec({ type: '' }),
  'a type that is a number': spec({ type: 1 }),
  'dependsOn that is a text': spec({ dependsOn: 'component:x' }),
  'dependsOn without a kind': spec({ dependsOn: ['x'] }),
  'dependsOn with an empty text': spec({ dependsOn: [''] }),
  'a field that nobody knows': spec({ other: { a: [1] } }),
  'a status': { ...GOOD, status: { items: [] } } as Descriptor,
  'a user with nothing': { ...GOOD, kind: 'User', spec: {} },
  'a group without children': { ...GOOD, kind: 'Group', spec: { type: 'team' } },
  'a system without owner': { ...GOOD, kind: 'System', spec: {} },
  'an API without definition': { ...GOOD, kind: 'API' },
  'a location without targets': { ...GOOD, kind: 'Location', spec: {} },
};

export const VALIDATION_QUESTIONS: readonly Question[] = [
  ...Object.entries(DESCRIPTORS).map(([name, descriptor]) => ({
    name: `validate ${name}`,
    ask: async ({ client }: Parameters<Question['ask']>[0]) =>
      (await client.validateEntity(descriptor, 'url:https://github.com/acme/x/blob/main/catalog-info.yaml'))
        .valid,
  })),
  {
    name: 'validate with a bad location',
    ask: ({ client }) => client.validateEntity(GOOD, 'nonsense'),
  },
  {
    name: 'validate what is no entity',
    ask: ({ client }) => client.validateEntity({} as Descriptor, 'url:https://x.test/y.yaml'),
  },
  { name: 'refresh', ask: ({ client }) => client.refreshEntity('component:default/cart') },
  { name: 'refresh what is not there', ask: ({ client }) => client.refreshEntity('component:default/none') },
];
