import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { finishRun } from '../../testing/finish-run.ts';
import { shop, tell } from '../../testing/shop.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'watchbill-graphql-'));
let api: Api;

beforeAll(async () => {
  writeFileSync(join(folder, 'cart.md'), '# Cart\n\nRestart it.\n');
  await tell(database.db, shop(folder), NOW);
  api = createApi(database.db);
  await finishRun(database.db, api, 'cart-flow', { outcome: 'FAILED', reason: 'The cart does not open.' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refs = (...names: string[]) => names.map((ref) => ({ ref }));
const since = NOW.toISOString();

describe('what may be thousands', () => {
  interface Group {
    readonly type: string;
    readonly totalCount: number;
    readonly relations: readonly unknown[];
  }

  test('relations come by type, a few at a time, with how many there are', async () => {
    const { entity } = await api.data<{ entity: { some: Group[]; more: Group[] } }>(`{
      entity(ref: "system:default/store") {
        some: relationGroups(first: 1) { type totalCount relations { type ref entity { name } } }
        more: relationGroups(types: ["hasPart"], first: 500, skip: 1) { totalCount relations { ref } }
      }
    }`);
    const parts = entity.some.find(({ type }) => type === 'hasPart');
    expect(parts?.relations).toEqual([expect.objectContaining({ type: 'hasPart' })]);
    expect(entity.more).toEqual([
      {
        totalCount: parts?.totalCount,
        relations: expect.objectContaining({ length: (parts?.totalCount ?? 0) - 1 }),
      },
    ]);
  });

  test('members and values of facets too', async () => {
    const { entity, facets } = await api.data<{
      entity: { memberCount: number; members: unknown[] };
      facets: unknown[];
    }>(`{
      entity(ref: "group:default/company") {
        ... on Group { memberCount(transitive: true) members(transitive: true, first: 1) { ref } }
      }
      facets(names: ["kind"], contains: "OMP", first: 1) { valueCount values { value } }
    }`);
    expect(entity.members).toHaveLength(1);
    expect(entity.memberCount).toBeGreaterThan(1);
    expect(facets).toEqual([{ valueCount: 1, values: [{ value: 'Component' }] }]);
  });

  test.each([
    { field: 'relationGroups(types: ["owns"]) { type }', says: "types 'owns': expected some of ownedBy" },
    { field: 'relationGroups(first: 501) { type }', says: "first '501': expected 1 to 500" },
    { field: 'relationGroups(skip: -1) { type }', says: "skip '-1': expected 0 or more" },
  ])('$field is refused', async ({ field, says }) => {
    const { errors } = await api.ask(`{ entity(ref: "system:default/store") { ${field} } }`);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(says),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('entity', () => {
  test('shows all that is known of one', async () => {
    const { entity } = await api.data(`{
      entity(ref: "Component:Default/CART") {
        __typename ref kind name namespace title description type lifecycle tags annotations document location
        links { url title type icon }
        owner { __typename ref } ownerRef
        health { state since reason cause { ref } }
        checks { ref }
        runbooks { title url content }
        contacts { notifier target }
        dependsOn { ref } dependents { ref }
        relations { type ref entity { ref } }
        faults { level message file line column }
        incidents(first: 1) { state health severity reason startedAt }
      }
    }`);
    const document = shop(folder).find(({ entity }) => entity.metadata.name === 'cart')?.entity;
    expect(entity).toEqual({
      __typename: 'Component',
      ref: 'component:default/cart',
      kind: 'Component',
      name: 'cart',
      namespace: 'default',
      title: 'Shopping cart',
      description: 'Holds what people buy',
      type: 'service',
      lifecycle: 'production',
      tags: ['java', 'critical'],
      annotations: expect.objectContaining({ 'github.com/project-slug': 'acme/cart' }),
      document: expect.objectContaining({ kind: 'Component', spec: document?.spec }),
      location: `file:${folder}/cart.yaml`,
      links: [{ url: 'https://wiki.test/cart', title: 'Wiki', type: 'runbook', icon: 'book' }],
      owner: { __typename: 'Group', ref: 'group:default/shop' },
      ownerRef: 'group:default/shop',
      health: { state: 'FAILING', since, reason: 'Cart flow: The cart does not open.', cause: null },
      checks: refs('check:default/cart-flow'),
      runbooks: [
        { title: 'Runbook', url: null, content: '# Cart\n\nRestart it.\n' },
        { title: 'Wiki', url: 'https://wiki.test/cart', content: null },
      ],
      contacts: [{ notifier: 'hook', target: 'shop' }],
      dependsOn: refs('resource:default/cart-db', 'component:default/payment'),
      dependents: [],
      relations: [
        { type: 'checkedBy', ref: 'check:default/cart-flow', entity: { ref: 'check:default/cart-flow' } },
        { type: 'dependsOn', ref: 'component:default/ghost', entity: null },
        { type: 'dependsOn', ref: 'component:default/payment', entity: { ref: 'component:default/payment' } },
        { type: 'dependsOn', ref: 'resource:default/cart-db', entity: { ref: 'resource:default/cart-db' } },
        { type: 'ownedBy', ref: 'group:default/shop', entity: { ref: 'group:default/shop' } },
        { type: 'partOf', ref: 'system:default/store', entity: { ref: 'system:default/store' } },
        { type: 'providesApi', ref: 'api:default/cart-api', entity: { ref: 'api:default/cart-api' } },
      ],
      faults: [
        {
          level: 'warning',
          message: expect.stringContaining('component:default/ghost'),
          file: `${folder}/cart.yaml`,
          line: null,
          column: null,
        },
      ],
      incidents: [
        {
          state: 'OPEN',
          health: 'FAILING',
          severity: 'page',
          reason: 'Cart flow: The cart does not open.',
          startedAt: since,
        },
      ],
    });
  });

  test.each([
    ['cart', 'Component'],
    ['api:cart-api', 'Api'],
    ['resource:cart-db', 'Resource'],
    ['system:store', 'System'],
    ['domain:commerce', 'Domain'],
    ['group:shop', 'Group'],
    ['user:ada', 'User'],
    ['location:more', 'Location'],
    ['check:cart-flow', 'CheckEntity'],
    ['template:service', 'OtherEntity'],
  ])('%s is of type %s', async (ref, __typename) => {
    const { entity } = await api.data('query ($ref: String!) { entity(ref: $ref) { __typename } }', { ref });
    expect(entity).toEqual({ __typename });
  });

  test('shows what is special to a kind', async () => {
    const answer = await api.data(`{
      group: entity(ref: "group:company") { ... on Group { members(transitive: true) { ref } owns { ref } contacts { target } } }
      system: entity(ref: "system:store") {
        health { state cause { ref } }
        ... on System { parts { ref } }
      }
      domain: entity(ref: "domain:commerce") {
        health { state cause { ref } }
        ... on Domain { parts { ref } }
      }
      check: entity(ref: "check:cart-flow") { owner { ref } ownerRef ... on CheckEntity { check { every } } }
      template: entity(ref: "template:service") { kind owner { ref } ownerRef contacts { target } }
    }`);
    const cause = { ref: 'component:default/cart' };
    expect(answer).toEqual({
      group: {
        members: refs('user:default/ada', 'user:default/bob'),
        owns: refs('domain:default/commerce'),
        contacts: [{ target: 'company' }],
      },
      system: {
        health: { state: 'FAILING', cause },
        parts: refs(
          'component:default/cart',
          'api:default/cart-api',
          'resource:default/cart-db',
          'component:default/payment',
        ),
      },
      domain: { health: { state: 'FAILING', cause }, parts: refs('system:default/store') },
      check: { owner: { ref: 'group:default/shop' }, ownerRef: null, check: { every: '1m30s' } },
      template: { kind: 'Template', owner: null, ownerRef: 'group:default/nobody', contacts: [] },
    });
  });

  test('is null when there is none', async () => {
    expect(await api.data('{ entity(ref: "ghost") { ref } }')).toEqual({ entity: null });
  });

  test('that nothing watches is UNKNOWN, never healthy', async () => {
    expect(await api.data('{ entity(ref: "resource:cart-db") { health { state } } }')).toEqual({
      entity: { health: { state: 'UNKNOWN' } },
    });
  });
});
