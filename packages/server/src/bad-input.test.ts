/** Descriptors that no person writes, from their files to the APIs: each is answered at once, or refused with a reason. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMutation } from '@watchbill/catalog';
import { useTestDatabase } from '@watchbill/harness';
import { createFilesSource } from '@watchbill/source-files';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackstageServer, startBackstageServer } from '../testing/backstage-server.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
let server: BackstageServer;

const REFS = 10_000;
const CIRCLE = 10;
const PATIENCE_MS = 5_000;

const descriptor = (kind: string, name: string, metadata: object, spec: object) =>
  `${JSON.stringify({ apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name, ...metadata }, spec })}\n`;
const component = (name: string, metadata: object, spec: object) =>
  descriptor('Component', name, metadata, {
    type: 'service',
    lifecycle: 'production',
    owner: 'circle0',
    ...spec,
  });

beforeAll(async () => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const ghosts = Array.from({ length: REFS }, (_, nr) => `component:ghost-${nr}`);
  write('nowhere.yaml', component('nowhere', {}, { dependsOn: ghosts }));
  write('novel.yaml', component('novel', { description: 'x'.repeat(4_900_000) }, {}));
  const library =
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: library\n  description: ';
  write('library.yaml', library + 'x'.repeat(5_000_000));
  write('essay.yaml', component('essay', { description: 'x'.repeat(100_000) }, {}));
  const groups = Array.from({ length: CIRCLE }, (_, nr) =>
    descriptor(
      'Group',
      `circle${nr}`,
      {},
      {
        type: 'team',
        parent: `circle${(nr + 1) % CIRCLE}`,
        children: [`circle${(nr + CIRCLE - 1) % CIRCLE}`],
        members: nr === 3 ? ['ada'] : [],
      },
    ),
  );
  write('circle.yaml', [...groups, descriptor('User', 'ada', {}, { memberOf: ['circle3'] })].join('---\n'));
  const source = createFilesSource({ id: 'shop', paths: [folder], root: folder });
  await source.start(async (mutation) => {
    await database.db.transact((tx) => applyMutation(tx, source, mutation));
  });
  await source.sync();
  await source.stop();
  server = await startBackstageServer(database.db);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  expect(server.errors).toEqual([]);
});

async function ask<Data>(query: string): Promise<Data> {
  const before = performance.now();
  const response = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(PATIENCE_MS);
  return data;
}

test('10,000 references to nothing', async () => {
  const { entity } = await ask<{
    entity: { relations: object[]; dependsOn: object[]; faults: { message: string }[]; reach: object };
  }>(
    '{ entity(ref: "nowhere") { relations { type ref entity { ref } } dependsOn(depth: 5) { ref } faults { message } reach(towards: DEPENDENCIES) { nodes { distance } truncated } } }',
  );
  expect(entity.relations).toHaveLength(REFS + 1);
  expect(entity.dependsOn).toEqual([]);
  expect(entity.reach).toMatchObject({ nodes: [] });
  expect(entity.faults).toHaveLength(101);
  expect(entity.faults[0]?.message).toBe(
    "spec.dependsOn[0] 'component:default/ghost-0': no such entity; correct the reference or add component:default/ghost-0",
  );
  expect(entity.faults.at(-1)?.message).toBe('9900 more of its references lead to no entity');
  const served = (await (await server.get('/entities/by-name/component/default/nowhere')).json()) as {
    relations: object[];
  };
  expect(served.relations).toHaveLength(REFS + 1);
  const dangling = await server.get(
    '/entities?filter=relations.dependsOn=component:default/ghost-9999&fields=metadata.name',
  );
  expect(await dangling.json()).toMatchObject([{ metadata: { name: 'nowhere' } }]);
});

test('a description of 5 MB is refused with its place; a long one is served', async () => {
  const { entities } = await ask<{ entities: { nodes: { name: string; description: string | null }[] } }>(
    '{ entities(filter: { kind: "Component" }) { nodes { name description } } }',
  );
  expect(entities.nodes.map(({ name, description }) => [name, description?.length ?? 0])).toEqual([
    ['essay', 100_000],
    ['nowhere', 0],
  ]);
  const faults = await database.db.read.fault.findMany({ orderBy: { file: 'asc' } });
  expect(faults.map(({ file, line, message }) => [file, line, message])).toEqual([
    [
      join(folder, 'library.yaml'),
      1,
      expect.stringMatching(/^the file has 5000\d{3} bytes: expected at most 5 MB; split it$/),
    ],
    [
      join(folder, 'novel.yaml'),
      1,
      'metadata.description has 4900000 characters: expected at most 100000; keep long texts in a file and link to it',
    ],
  ]);
  expect((await server.get('/entities/by-name/component/default/novel')).status).toBe(404);
  const essay = (await (await server.get('/entities/by-name/component/default/essay')).json()) as {
    metadata: { description: string };
  };
  expect(essay.metadata.description).toHaveLength(100_000);
});

test('groups in a circle', async () => {
  const { all, essay, who } = await ask<{
    all: { nodes: { members: object[]; relations: object[] }[] };
    essay: object;
    who: { candidates: { owner: object; people: object[] }[] };
  }>(`{
    all: entities(filter: { kind: "Group" }) { nodes { ... on Group { members(transitive: true) { ref } } relations { type } } }
    essay: entity(ref: "essay") { owner { ref } ownership { way alternatives { named } } }
    who(of: "essay") { candidates { owner { ref } people { ref } } }
  }`);
  const ada = { ref: 'user:default/ada' };
  expect(all.nodes.map(({ members }) => members)).toEqual(Array.from({ length: CIRCLE }, () => [ada]));
  const circle0 = { ref: 'group:default/circle0' };
  expect(essay).toEqual({ owner: circle0, ownership: { way: 'DESCRIPTOR', alternatives: [] } });
  expect(who.candidates).toEqual([{ owner: circle0, people: [ada] }]);
  const ancestry = await server.get('/entities/by-name/group/default/circle0/ancestry');
  expect(ancestry.status).toBe(200);
  const served = (await (await server.get('/entities/by-name/group/default/circle0')).json()) as {
    relations: { type: string; targetRef: string }[];
  };
  expect(served.relations.filter(({ type }) => /^(child|parent)Of$/.test(type))).toEqual([
    { type: 'childOf', targetRef: 'group:default/circle1' },
    { type: 'parentOf', targetRef: 'group:default/circle9' },
  ]);
});
