import { expect, test } from 'vitest';
import { referencesOfEntity } from './entity-references.ts';
import { relationsOfEntity } from './relations-of-entity.ts';

const entity = (kind: string, spec: Record<string, unknown>, namespace?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'it', ...(namespace ? { namespace } : {}) },
  spec,
});
const self = (kind: string) => `${kind.toLowerCase()}:default/it`;

test.each([
  { kind: 'Component', spec: { owner: 'shop' }, says: ['ownedBy > group:default/shop'] },
  { kind: 'Component', spec: { owner: 'user:ada' }, says: ['ownedBy > user:default/ada'] },
  { kind: 'Component', spec: { system: 'store' }, says: ['partOf > system:default/store'] },
  { kind: 'Component', spec: { subcomponentOf: 'web' }, says: ['partOf > component:default/web'] },
  {
    kind: 'Component',
    spec: { dependsOn: ['cart', 'resource:db'] },
    says: ['dependsOn > component:default/cart', 'dependsOn > resource:default/db'],
  },
  { kind: 'Component', spec: { dependencyOf: ['web'] }, says: ['dependsOn < component:default/web'] },
  {
    kind: 'Component',
    spec: { providesApis: ['a'], consumesApis: ['b'] },
    says: ['providesApi > api:default/a', 'consumesApi > api:default/b'],
  },
  {
    kind: 'API',
    spec: { owner: 'shop', system: 'store' },
    says: ['ownedBy > group:default/shop', 'partOf > system:default/store'],
  },
  { kind: 'Resource', spec: { dependencyOf: ['web'] }, says: ['dependsOn < component:default/web'] },
  { kind: 'System', spec: { domain: 'trade' }, says: ['partOf > domain:default/trade'] },
  { kind: 'Domain', spec: { subdomainOf: 'trade' }, says: ['partOf > domain:default/trade'] },
  {
    kind: 'Group',
    spec: { parent: 'all', children: ['one'] },
    says: ['childOf > group:default/all', 'childOf < group:default/one'],
  },
  { kind: 'Group', spec: { members: ['ada'] }, says: ['memberOf < user:default/ada'] },
  { kind: 'User', spec: { memberOf: ['shop'] }, says: ['memberOf > group:default/shop'] },
  { kind: 'Check', spec: { entity: 'cart' }, says: ['checks > component:default/cart'] },
  { kind: 'Template', spec: { owner: 'shop', system: 'store' }, says: ['ownedBy > group:default/shop'] },
  { kind: 'Widget', spec: { owner: 'shop' }, says: ['ownedBy > group:default/shop'] },
  { kind: 'Location', spec: { owner: 'shop', target: 'x' }, says: [] },
  { kind: 'component', spec: { owner: 'shop' }, says: ['ownedBy > group:default/shop'] },
])('$kind $spec', ({ kind, spec, says }) => {
  const relations = relationsOfEntity(entity(kind, spec)).map(({ type, source, target }) =>
    source === self(kind) ? `${type} > ${target}` : `${type} < ${source}`,
  );
  expect(relations).toEqual(says);
});

test('a reference without a namespace is in the namespace of the entity', () => {
  expect(relationsOfEntity(entity('Component', { owner: 'shop', system: 'default/store' }, 'eu'))).toEqual([
    { type: 'ownedBy', source: 'component:eu/it', target: 'group:eu/shop' },
    { type: 'partOf', source: 'component:eu/it', target: 'system:default/store' },
  ]);
});

test('what is said twice is one relation, and what cannot be read is none', () => {
  const spec = { dependsOn: ['cart', 'Component:default/CART', 'a:b:c', 5, null, ''], owner: ['shop'] };
  expect(relationsOfEntity(entity('Component', spec)).map(({ target }) => target)).toEqual([
    'group:default/shop',
    'component:default/cart',
  ]);
  expect(relationsOfEntity({ apiVersion: 'x/v1', kind: 'Component', metadata: { name: 'it' } })).toEqual([]);
});

test('references know their place', () => {
  const spec = { owner: 'shop', dependsOn: ['cart', '::', 'web'] };
  expect(
    referencesOfEntity(entity('Component', spec)).map(({ path, ref }) => `${path.join('.')} ${ref}`),
  ).toEqual([
    'spec.owner group:default/shop',
    'spec.dependsOn.0 component:default/cart',
    'spec.dependsOn.2 component:default/web',
  ]);
});
