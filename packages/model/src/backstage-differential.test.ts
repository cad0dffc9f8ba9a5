/** Long because it is one table: what Backstage's own model accepts and refuses, and what we do, over every field and kind. */
import {
  apiEntityV1alpha1Validator,
  type Entity as BackstageEntity,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef as parseTheirs,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef as stringifyTheirs,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { describe, expect, test } from 'vitest';
import { parseEntityRef, stringifyEntityRef } from './entity-ref.ts';
import { validateEntity } from './validate-entity.ts';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const validators = [
  componentEntityV1alpha1Validator,
  apiEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
];
/** What Backstage's processing asks of a descriptor: the policies, and one validator that knows the kind. */
async function theyTake(raw: unknown): Promise<boolean> {
  try {
    const entity = (await policy.enforce(structuredClone(raw) as BackstageEntity)) as BackstageEntity;
    const known = await Promise.all(validators.map((validator) => validator.check(entity)));
    for (const field of REFERENCES) {
      for (const ref of [entity.spec?.[field]].flat()) {
        if (ref) parseTheirs(ref as string, { defaultKind: 'group' });
      }
    }
    return known.includes(true);
  } catch {
    return false;
  }
}
/** The fields that its processor turns into relations; it refuses an entity of which one cannot be parsed. */
const REFERENCES = [
  'owner',
  'system',
  'domain',
  'subcomponentOf',
  'subdomainOf',
  'parent',
  'children',
  'members',
  'memberOf',
  'dependsOn',
  'providesApis',
  'consumesApis',
];
const weTake = (raw: unknown) => validateEntity(raw).every(({ level }) => level !== 'error');

const SPECS: Record<string, Record<string, unknown>> = {
  Component: { type: 'service', lifecycle: 'production', owner: 'shop' },
  API: { type: 'openapi', lifecycle: 'production', owner: 'shop', definition: 'x' },
  Resource: { type: 'database', owner: 'shop' },
  System: { owner: 'shop' },
  Domain: { owner: 'shop' },
  Group: { type: 'team', children: [] },
  User: { memberOf: ['shop'] },
  Location: { targets: ['./a.yaml'] },
};
const entity = (kind: string, spec: object = {}, metadata: object = {}, root: object = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'cart', ...metadata },
  spec: { ...SPECS[kind], ...spec },
  ...root,
});

const ABSENT = undefined;
const TEXTS = [
  ABSENT,
  null,
  '',
  ' ',
  'a',
  'A',
  'a b',
  'ä',
  1,
  true,
  [],
  {},
  ['a'],
  'x'.repeat(63),
  'x'.repeat(64),
  'x'.repeat(300),
];
const NAMES = [
  'a-b',
  'a_b',
  'a.b',
  'a--b',
  'a..b',
  'a._-b',
  '-a',
  'a-',
  '.a',
  'a.',
  '_a',
  'a_',
  'a/b',
  'a:b',
  'a+b',
  'c#',
  'a::b',
  '1',
  '1a',
  'a1',
  'a\nb',
  'A-b',
  'a,b',
  '@a',
];
const KEYS = [
  'a',
  'a/b',
  'a.b/c',
  'A/b',
  'a/B',
  'a/b/c',
  '/a',
  'a/',
  'a_b/c',
  'a/b_c',
  'a.b.c/d-e',
  '-a/b',
  'a-/b',
  'a..b/c',
  '',
  ' ',
  'x'.repeat(64),
  `${'x'.repeat(63)}/${'y'.repeat(63)}`,
  `${'x.'.repeat(126)}x/y`,
  `${'x.'.repeat(127)}x/y`,
];
const URLS = [
  'https://a.test',
  'http://a',
  'mailto:a@b.c',
  'a:b',
  'a',
  '/a',
  './a',
  'https://',
  'https://a b',
  '',
  ' ',
  null,
  1,
  'https://a.test/ä',
  'javascript:alert(1)',
];
const REFS = [
  'a',
  'group:a',
  'group:b/a',
  'b/a',
  'Group:B/A',
  'a b',
  'a:b:c',
  'a/b/c',
  ':',
  '/',
  ':a',
  'a:',
  '/a',
  'a/',
  'group:/a',
  'group:a/',
  ' a ',
  'ä',
  'a.b_c-d',
  'a@b',
  'x'.repeat(300),
];
const LISTS = [ABSENT, null, 'a', {}, [], ['a'], ['a', 'a'], ['a', 1], [null], [''], [[]], [{}]];

const across = (field: string, values: readonly unknown[], make: (value: unknown) => unknown) =>
  values.map((value) => ({ field, value, raw: make(value) }));
const inMetadata = (field: string, values: readonly unknown[]) =>
  across(`metadata.${field}`, values, (value) => entity('System', {}, { [field]: value }));
const inSpec = (kind: string, field: string, values: readonly unknown[]) =>
  across(`${kind} spec.${field}`, values, (value) => entity(kind, { [field]: value }));

const cases = [
  ...across(
    'apiVersion',
    [...TEXTS, ...KEYS, 'backstage.io/v1alpha1', 'backstage.io/v1beta1', 'backstage.io/v1', 'v1'],
    (apiVersion) => entity('System', {}, {}, { apiVersion }),
  ),
  ...across('kind', [...TEXTS, 'component', 'COMPONENT', 'Api', 'a-b', '1a'], (kind) =>
    entity('System', {}, {}, { kind }),
  ),
  ...across('metadata', [ABSENT, null, 'a', [], {}], (metadata) => entity('System', {}, {}, { metadata })),
  ...across('spec', [ABSENT, null, 'a', [], {}], (spec) => entity('System', {}, {}, { spec })),
  ...across(
    'a field of the root',
    ['owner', 'x', 'relations', 'status'].map((field) => field),
    (field) =>
      entity(
        'System',
        {},
        {},
        { [String(field)]: field === 'status' ? {} : field === 'relations' ? [] : 'x' },
      ),
  ),
  ...inMetadata('name', [...TEXTS, ...NAMES]),
  ...inMetadata('namespace', [...TEXTS, ...NAMES]),
  ...inMetadata('title', TEXTS),
  ...inMetadata('description', TEXTS),
  ...inMetadata('uid', TEXTS),
  ...inMetadata('etag', TEXTS),
  ...inMetadata('other', TEXTS),
  ...inMetadata('tags', LISTS),
  ...across('metadata.tags[0]', [...TEXTS, ...NAMES], (tag) => entity('System', {}, { tags: [tag] })),
  ...inMetadata('labels', LISTS),
  ...across('a label', KEYS, (key) => entity('System', {}, { labels: { [String(key)]: 'x' } })),
  ...across('the value of a label', [...TEXTS, ...NAMES], (value) =>
    entity('System', {}, { labels: { a: value } }),
  ),
  ...inMetadata('annotations', LISTS),
  ...across('an annotation', KEYS, (key) => entity('System', {}, { annotations: { [String(key)]: 'x' } })),
  ...across('the value of an annotation', TEXTS, (value) =>
    entity('System', {}, { annotations: { a: value } }),
  ),
  ...inMetadata('links', LISTS),
  ...across('the url of a link', [ABSENT, ...URLS], (url) => entity('System', {}, { links: [{ url }] })),
  ...['title', 'icon', 'type'].flatMap((field) =>
    across(`the ${field} of a link`, [...TEXTS, ...NAMES], (value) =>
      entity('System', {}, { links: [{ url: 'https://a.test', [field]: value }] }),
    ),
  ),
  ...['Component', 'API', 'Resource'].flatMap((kind) => inSpec(kind, 'type', TEXTS)),
  ...['Component', 'API'].flatMap((kind) => inSpec(kind, 'lifecycle', TEXTS)),
  ...inSpec('API', 'definition', TEXTS),
  ...['Component', 'API', 'Resource', 'System', 'Domain'].flatMap((kind) =>
    inSpec(kind, 'owner', [...TEXTS, ...REFS]),
  ),
  ...inSpec('Component', 'system', [...TEXTS, ...REFS]),
  ...inSpec('Component', 'subcomponentOf', [...TEXTS, ...REFS]),
  ...inSpec('System', 'domain', TEXTS),
  ...inSpec('System', 'type', TEXTS),
  ...inSpec('Domain', 'subdomainOf', TEXTS),
  ...inSpec('Domain', 'type', TEXTS),
  ...['providesApis', 'consumesApis', 'dependsOn', 'dependencyOf'].flatMap((field) =>
    inSpec('Component', field, LISTS),
  ),
  ...['dependsOn', 'dependencyOf'].flatMap((field) => inSpec('Resource', field, LISTS)),
  ...inSpec('Group', 'type', TEXTS),
  ...inSpec('Group', 'parent', [...TEXTS, ...REFS]),
  ...inSpec('Group', 'children', LISTS),
  ...inSpec('Group', 'members', LISTS),
  ...['Group', 'User'].flatMap((kind) =>
    inSpec(kind, 'profile', [
      ABSENT,
      null,
      'a',
      [],
      {},
      { displayName: 'A', email: 'a@b', picture: 'p' },
      { email: 1 },
      { email: '' },
      { displayName: '' },
      { picture: null },
      { other: 1 },
    ]),
  ),
  ...inSpec('User', 'memberOf', LISTS),
  ...inSpec('Location', 'type', TEXTS),
  ...inSpec('Location', 'target', TEXTS),
  ...inSpec('Location', 'targets', LISTS),
  ...inSpec('Location', 'presence', [...TEXTS, 'required', 'optional']),
];

/** Where we differ, and why that is right. */
const JUSTIFIED: readonly {
  readonly why: string;
  readonly is: (field: string, value: unknown) => boolean;
}[] = [
  {
    why: 'a kind of another maker is stored whole; theirs needs a plugin for each',
    is: (field) => field === 'apiVersion',
  },
  { why: 'what a catalog exports can be read again', is: (field) => field === 'a field of the root' },
  {
    why: 'a user who is in no group may leave the list out',
    is: (field, value) => field === 'User spec.memberOf' && value === undefined,
  },
  {
    why: 'theirs does not look at this list, ours asks for references as in dependsOn',
    is: (field) => field.endsWith('spec.dependencyOf'),
  },
];

test('takes and refuses what Backstage takes and refuses', async () => {
  const differing: string[] = [];
  const used = new Set<string>();
  for (const { field, value, raw } of cases) {
    const [theirs, ours] = [await theyTake(raw), weTake(raw)];
    if (theirs === ours) continue;
    const justified = JUSTIFIED.find(({ is }) => is(field, value));
    if (justified) used.add(justified.why);
    else
      differing.push(`${field} ${JSON.stringify(value)}: they ${theirs ? 'take' : 'refuse'} it, we do not`);
  }
  expect(differing).toEqual([]);
  expect([...used].sort()).toEqual(JUSTIFIED.map(({ why }) => why).sort());
  expect(cases.length).toBeGreaterThan(1000);
});

describe('a reference is the same text', () => {
  const context = { defaultKind: 'group', defaultNamespace: 'x' };
  const attempt = (parse: () => string) => {
    try {
      return parse();
    } catch {
      return 'refused';
    }
  };
  /** These lead nowhere in Backstage: no entity can have such a name. */
  const odd = ['a:b:c', 'a/b/c', ' a ', 'x'.repeat(300)];
  test.each(REFS.filter((ref) => !odd.includes(ref)))("'%s'", (ref) => {
    expect(attempt(() => stringifyEntityRef(parseEntityRef(ref, context)))).toBe(
      attempt(() => stringifyTheirs(parseTheirs(ref, context))),
    );
  });
});
