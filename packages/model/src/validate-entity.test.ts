/** Long because it is one table: every rule of a descriptor, kept and broken. */
import { describe, expect, test } from 'vitest';
import { formatPath } from './entity-fault.ts';
import { validateEntity } from './validate-entity.ts';

const BACKSTAGE = 'backstage.io/v1alpha1';
const META = { name: 'cart' };
const SPECS: Record<string, Record<string, unknown>> = {
  Component: { type: 'service', lifecycle: 'production', owner: 'shop' },
  API: { type: 'openapi', lifecycle: 'production', owner: 'shop', definition: 'openapi: 3.1.0' },
  Resource: { type: 'database', owner: 'shop' },
  System: { owner: 'shop' },
  Domain: { owner: 'shop' },
  Group: { type: 'team', children: [] },
  User: { memberOf: ['shop'] },
  Location: { targets: ['./a.yaml'] },
  AiResource: { type: 'skill', lifecycle: 'production', owner: 'shop' },
};
const CHECK = { entity: 'cart', script: './a.js', every: '1m' };

const entity = (kind: string, spec: object = {}, metadata: object = {}) => ({
  apiVersion: BACKSTAGE,
  kind,
  metadata: { ...META, ...metadata },
  spec: { ...SPECS[kind], ...spec },
});
const faults = (raw: unknown) =>
  validateEntity(raw).map(({ level, path, message }) => `${level} at ${formatPath(path)}: ${message}`);

describe('takes', () => {
  test.each([
    ...Object.keys(SPECS).map((kind) => ({ reason: `a ${kind}`, raw: entity(kind) })),
    { reason: 'v1beta1', raw: { ...entity('Component'), apiVersion: 'backstage.io/v1beta1' } },
    {
      reason: 'a Check',
      raw: { apiVersion: 'watchbill.dev/v1', kind: 'Check', metadata: META, spec: CHECK },
    },
    {
      reason: 'a Template as it is',
      raw: {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: META,
        spec: { steps: 5 },
      },
    },
    { reason: 'a Template of old', raw: { apiVersion: BACKSTAGE, kind: 'Template', metadata: META } },
    {
      reason: 'a kind of others',
      raw: { apiVersion: 'acme.org/v1', kind: 'Widget', metadata: META, spec: { any: [1] } },
    },
    {
      reason: 'a kind of others without a spec',
      raw: { apiVersion: 'acme.org/v1', kind: 'Widget', metadata: META },
    },
    { reason: 'what a catalog exports', raw: { ...entity('System'), relations: [], status: {} } },
    { reason: 'a user in no group', raw: { ...entity('User'), spec: {} } },
    {
      reason: 'an API that is elsewhere',
      raw: entity('API', { type: 'mcp-server', definition: undefined, remotes: [] }),
    },
    {
      reason: 'unknown fields of spec and metadata',
      raw: entity('System', { colour: 'red' }, { colour: 'red', uid: '1' }),
    },
    { reason: 'names with inner signs', raw: entity('System', {}, { name: 'A.b_c--d' }) },
    { reason: 'one letter', raw: entity('System', {}, { name: 'a' }) },
    { reason: '63 letters', raw: entity('System', {}, { name: 'a'.repeat(63) }) },
    { reason: 'tags', raw: entity('System', {}, { tags: ['java', 'c++', 'c#', 'a:b', 'x-y-1'] }) },
    { reason: 'labels', raw: entity('System', {}, { labels: { 'acme.org/tier': '1', plain: '' } }) },
    {
      reason: 'annotations',
      raw: entity('System', {}, { annotations: { 'acme.org/x': '', y: 'any text: §' } }),
    },
    {
      reason: 'links',
      raw: entity(
        'System',
        {},
        { links: [{ url: 'https://a.test', title: 'A', icon: 'docs', type: 'runbook' }] },
      ),
    },
    { reason: 'an empty description', raw: entity('System', {}, { description: '' }) },
    {
      reason: 'full references',
      raw: entity('Component', { dependsOn: ['resource:eu/db'], system: 'store' }),
    },
  ])('$reason', ({ raw }) => {
    expect(faults(raw)).toEqual([]);
  });
});

describe('refuses', () => {
  test.each([
    {
      raw: 'text',
      says: ["error at : document 'text': expected a map with apiVersion, kind, metadata and spec"],
    },
    { raw: [1], says: ["error at : document '[1]': expected a map"] },
    { raw: null, says: ["error at : document 'null': expected a map"] },
    {
      raw: {},
      says: [
        'error at apiVersion: apiVersion is missing',
        'error at kind: kind is missing',
        'error at metadata: metadata is missing: expected a map with a name',
      ],
    },
    {
      raw: { ...entity('Component'), kind: 'Service' },
      says: [
        "error at kind: kind 'Service': expected one of Component, API, Resource, System, Domain, Group, User, Location, AiResource, Template, or Check",
      ],
    },
    {
      raw: { ...entity('Component'), kind: 'component' },
      says: ["error at kind: kind 'component': expected Component"],
    },
    {
      raw: { ...entity('Component'), apiVersion: 'backstage.io/v9' },
      says: [
        "error at apiVersion: apiVersion 'backstage.io/v9': expected backstage.io/v1alpha1 or backstage.io/v1beta1",
      ],
    },
    {
      raw: { ...entity('Component'), apiVersion: 'a/b/c' },
      says: ["error at apiVersion: apiVersion 'a/b/c': expected a version"],
    },
    {
      raw: { ...entity('Component'), apiVersion: 1 },
      says: ["error at apiVersion: apiVersion '1': expected a text; write it in quotes: '1'"],
    },
    {
      raw: { ...entity('Component'), kind: '9x', apiVersion: 'acme.org/v1' },
      says: ["error at kind: kind '9x': expected 1 to 63 letters and digits"],
    },
    {
      raw: { ...entity('Component'), owner: 'shop' },
      says: [
        'error at owner: owner is no field of an entity: expected apiVersion, kind, metadata, spec; move it into spec or metadata',
      ],
    },
    {
      raw: { ...entity('Component'), spec: undefined },
      says: ['error at spec: spec is missing: expected a map'],
    },
    { raw: { ...entity('Component'), spec: [] }, says: ["error at spec: spec '[]': expected a map"] },
    {
      raw: { apiVersion: 'acme.org/v1', kind: 'Widget', metadata: META, spec: 'x' },
      says: ["error at spec: spec 'x': expected a map"],
    },
    {
      raw: { apiVersion: 'acme.org/v1', kind: 'Widget', metadata: META, spec: { owner: '::' } },
      says: ["error at spec.owner: spec.owner: entity reference '::'"],
    },
    {
      raw: entity('Component', { type: undefined }),
      says: ["error at spec.type: spec.type is missing: expected a text, e.g. 'service'"],
    },
    {
      raw: entity('Component', { lifecycle: '' }),
      says: ["error at spec.lifecycle: spec.lifecycle '': expected a text, e.g. 'production'"],
    },
    {
      raw: entity('Component', { owner: undefined }),
      says: [
        "error at spec.owner: spec.owner is missing: expected a reference to a group or user, e.g. 'group:default/payments'",
      ],
    },
    {
      raw: entity('Component', { owner: null }),
      says: ["error at spec.owner: spec.owner 'null': expected a reference, e.g. 'group:default/name'"],
    },
    {
      raw: entity('Component', { owner: { name: 'shop' } }),
      says: [`error at spec.owner: spec.owner '{"name":"shop"}': expected a reference`],
    },
    {
      raw: entity('Component', { owner: 'team a:b:c' }),
      says: [
        "warning at spec.owner: spec.owner: entity reference 'team a:b:c': expected [kind:][namespace/]name",
      ],
    },
    {
      raw: entity('Component', { system: 5 }),
      says: ["error at spec.system: spec.system '5': expected a text; write it in quotes: '5'"],
    },
    {
      raw: entity('Component', { dependsOn: 'cart' }),
      says: [
        "error at spec.dependsOn: spec.dependsOn 'cart': expected a list of references, e.g. [component:default/name]",
      ],
    },
    {
      raw: entity('Component', { dependsOn: ['cart', 'a/b/c', 7] }),
      says: [
        'warning at spec.dependsOn[1]: spec.dependsOn[1]: entity reference',
        "error at spec.dependsOn[2]: spec.dependsOn[2] '7': expected a text; write it in quotes",
      ],
    },
    {
      raw: entity('API', { definition: undefined }),
      says: [
        "error at spec.definition: spec.definition is missing: expected the API's definition as a text, or '$text: ./openapi.yaml'",
      ],
    },
    {
      raw: entity('Resource', { type: 3 }),
      says: ["error at spec.type: spec.type '3': expected a text; write it in quotes: '3'"],
    },
    { raw: entity('System', { owner: undefined }), says: ['error at spec.owner'] },
    {
      raw: entity('Group', { children: undefined }),
      says: ['error at spec.children: spec.children is missing: expected a list of groups, e.g. []'],
    },
    {
      raw: entity('Location', { target: 5, targets: 'x' }),
      says: [
        'error at spec.target: spec.target',
        "error at spec.targets: spec.targets 'x': expected a list of paths or URLs",
      ],
    },
    {
      raw: { ...entity('Component'), metadata: 'cart' },
      says: ["error at metadata: metadata 'cart': expected a map with a name"],
    },
    {
      raw: entity('System', {}, { name: undefined }),
      says: [
        "error at metadata.name: metadata.name is missing: expected 1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends, e.g. 'cart-api'",
      ],
    },
    {
      raw: entity('System', {}, { name: 123 }),
      says: ["error at metadata.name: metadata.name '123': expected a text; write it in quotes: '123'"],
    },
    { raw: entity('System', {}, { name: '-cart' }), says: ["error at metadata.name: metadata.name '-cart'"] },
    {
      raw: entity('System', {}, { name: 'my cart' }),
      says: ["error at metadata.name: metadata.name 'my cart'"],
    },
    { raw: entity('System', {}, { name: 'a'.repeat(64) }), says: ['error at metadata.name'] },
    {
      raw: entity('System', {}, { namespace: 'Shop' }),
      says: ["error at metadata.namespace: metadata.namespace 'Shop': expected 1 to 63 lower-case letters"],
    },
    {
      raw: entity('System', {}, { title: '' }),
      says: ["error at metadata.title: metadata.title '': expected a text"],
    },
    {
      raw: entity('System', {}, { description: ['x'] }),
      says: [`error at metadata.description: metadata.description '["x"]': expected a text`],
    },
    {
      raw: entity('System', {}, { tags: 'java' }),
      says: ["error at metadata.tags: metadata.tags 'java': expected a list of tags"],
    },
    {
      raw: entity('System', {}, { tags: ['ok', 'Java', 'a_b'] }),
      says: [
        "error at metadata.tags[1]: metadata.tags[1] 'Java'",
        "error at metadata.tags[2]: metadata.tags[2] 'a_b'",
      ],
    },
    {
      raw: entity('System', {}, { labels: { 'a/b/c': 'x', tier: 1, ok: '-' } }),
      says: [
        "error at metadata.labels['a/b/c']",
        "error at metadata.labels.tier: metadata.labels.tier '1': expected a text; write it in quotes: '1'",
        'error at metadata.labels.ok',
      ],
    },
    {
      raw: entity('System', {}, { annotations: { 'acme.org/on': true } }),
      says: [
        "error at metadata.annotations['acme.org/on']: metadata.annotations['acme.org/on'] 'true': expected a text; write it in quotes: 'true'",
      ],
    },
    {
      raw: entity('System', {}, { annotations: 'x' }),
      says: ["error at metadata.annotations: metadata.annotations 'x': expected a map of texts"],
    },
    {
      raw: entity('Group', {}, { annotations: { 'watchbill.dev/notify': 'slack:#a, mail' } }),
      says: [
        "warning at metadata.annotations['watchbill.dev/notify']: metadata.annotations['watchbill.dev/notify'] 'mail': expected notifier-id:target",
      ],
    },
    { raw: entity('System', {}, { links: { url: 'x' } }), says: ['error at metadata.links'] },
    {
      raw: entity('System', {}, { links: ['https://a.test', { title: 'x' }, { url: 'wiki/a', icon: '' }] }),
      says: [
        "error at metadata.links[0]: metadata.links[0] 'https://a.test': expected a map with a url",
        'error at metadata.links[1].url: metadata.links[1].url is missing: expected a URL',
        "error at metadata.links[2].url: metadata.links[2].url 'wiki/a': expected a URL",
        'error at metadata.links[2].icon',
      ],
    },
    {
      raw: { apiVersion: BACKSTAGE, kind: 'Check', metadata: META, spec: CHECK },
      says: [
        "error at apiVersion: apiVersion 'backstage.io/v1alpha1': expected watchbill.dev/v1 for a Check",
      ],
    },
    {
      raw: { apiVersion: 'watchbill.dev/v1', kind: 'Probe', metadata: META, spec: CHECK },
      says: ["error at kind: kind 'Probe': expected Check, the one kind of watchbill.dev"],
    },
    {
      raw: { apiVersion: 'watchbill.dev/v1', kind: 'Check', metadata: META },
      says: ['error at spec: spec is missing: expected a map with entity, script and every'],
    },
    {
      raw: {
        apiVersion: 'watchbill.dev/v1',
        kind: 'Check',
        metadata: META,
        spec: {
          ...CHECK,
          entity: 'a:b:c',
          every: '1s',
          confirm: { failures: 0 },
          env: { A: [] },
          owner: '::',
        },
      },
      says: [
        'error at spec.owner',
        'error at spec.entity: entity reference',
        "error at spec.every: spec.every '1s': expected 10s to 86400s",
        'error at spec.confirm.failures',
        'error at spec.env.A',
      ],
    },
  ])('$raw', ({ raw, says }) => {
    const found = faults(raw);
    expect(found).toEqual(says.map((text) => expect.stringContaining(text)));
  });

  test('with every fault at once', () => {
    const raw = {
      apiVersion: BACKSTAGE,
      kind: 'Component',
      metadata: { name: 'a b', tags: ['X'] },
      spec: { dependsOn: [1] },
      x: 1,
    };
    expect(validateEntity(raw).map(({ path }) => formatPath(path))).toEqual([
      'metadata.name',
      'metadata.tags[0]',
      'x',
      'spec.type',
      'spec.lifecycle',
      'spec.owner',
      'spec.dependsOn[0]',
    ]);
  });
});
