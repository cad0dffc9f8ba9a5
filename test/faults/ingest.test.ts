/** Taking in what sources say under bad conditions: nothing is lost, and nothing is half there. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, type Database, openDatabase, sql } from '@watchbill/database';
import { startInstallation, temporaryFolder, until } from '@watchbill/harness';
import { expect, inject, onTestFinished, test } from 'vitest';

const MANY = 3_000;

const component = (name: string, description: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name}, description: ${description} }\nspec: { type: service, lifecycle: production, owner: shop }\n`;

/** A database of its own on the PostgreSQL that tests share, so that it can be looked into while an installation is dead. */
async function ownDatabase(name: string): Promise<{ readonly url: string; readonly db: Database }> {
  const admin = inject('postgres').url;
  await createDatabase(admin, name);
  const url = admin.replace(/[^/]+$/, name);
  const db = openDatabase(url);
  onTestFinished(db.close);
  return { url, db };
}

function manyDescriptors(): { readonly folder: string; readonly config: string } {
  const folder = temporaryFolder('many');
  const documents = Array.from({ length: MANY }, (_, index) => component(`c${index}`, 'one of many'));
  writeFileSync(join(folder, 'many.yaml'), documents.join('---\n'));
  writeFileSync(join(folder, 'one.yaml'), component('one', 'first'));
  writeFileSync(join(folder, 'two.yaml'), component('two', 'first'));
  return { folder, config: `sources: [{ id: files, type: files, paths: ['${folder}'] }]\n` };
}

/** Lets nobody write relations until it is let go, so that what writes them stands still half-way. */
async function holdRelations(db: Database): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  const holding = db.transact(async (tx) => {
    await tx.$executeRaw(sql`lock table relation in share row exclusive mode`);
    held.resolve();
    await free.promise;
  });
  await Promise.race([held.promise, holding]);
  return async () => {
    free.resolve();
    await holding;
  };
}

const counts = async (db: Database) =>
  (
    await db.read.$queryRaw<{ entities: number; claims: number; changes: number; relations: number }[]>(sql`
      select (select count(*) from entity)::int as entities, (select count(*) from claim)::int as claims,
        (select count(*) from change)::int as changes,
        (select count(distinct stated_by) from relation)::int as relations`)
  )[0];

test('kill -9 while an installation takes in a source: all of it is there or nothing, and the next start has all', async () => {
  const { url, db } = await ownDatabase('ingest_killed');
  const { config } = manyDescriptors();
  const env = { DATABASE_URL: url };
  const all = { entities: MANY + 2, claims: MANY + 2, changes: MANY + 2, relations: MANY + 2 };
  const none = { entities: 0, claims: 0, changes: 0, relations: 0 };
  // The first is ready, so that its kill comes from here; what it took in is taken away again.
  const first = await startInstallation({ config, env });
  expect(await counts(db)).toEqual(all);
  await db.read.$executeRaw(sql`truncate source, entity, claim, relation, change, fault cascade`);
  const letGo = await holdRelations(db);
  const syncing = first.query('mutation { syncSource(id: "files") { state } }').catch(() => 'killed');
  await until('it has written entities and waits to write relations', async () => {
    const waiting = await db.read.$queryRaw<object[]>(
      sql`select 1 from pg_locks where relation = 'relation'::regclass and not granted`,
    );
    return waiting.length > 0;
  });
  await first.end('SIGKILL');
  await letGo();
  await syncing;
  await until('PostgreSQL has noticed', async () => {
    const others = await db.read.$queryRaw<object[]>(sql`
      select 1 from pg_locks l join pg_database d on d.oid = l.database
      where d.datname = 'ingest_killed' and l.locktype = 'advisory' and l.granted`);
    return others.length === 0;
  });
  expect([all, none]).toContainEqual(await counts(db));
  await startInstallation({ config, env });
  expect(await counts(db)).toEqual(all);
});

test('two servers on one database that follow the same source: each thing is there once, and each change is told once', async () => {
  const { url, db } = await ownDatabase('ingest_twice');
  const { folder, config } = manyDescriptors();
  const env = { DATABASE_URL: url };
  const [one, two] = await Promise.all([
    startInstallation({ config, env }),
    startInstallation({ config, env }),
  ]);
  const total = MANY + 2;
  expect(await counts(db)).toEqual({ entities: total, claims: total, changes: total, relations: total });
  writeFileSync(join(folder, 'one.yaml'), component('one', 'second'));
  rmSync(join(folder, 'two.yaml'));
  writeFileSync(join(folder, 'three.yaml'), component('three', 'first'));
  const sync = 'mutation { syncSource(id: "files") { state lastError } }';
  const answers = await Promise.all([one.query(sync), two.query(sync), one.query(sync), two.query(sync)]);
  for (const answer of answers) {
    expect(answer).toEqual({
      syncSource: { state: expect.stringMatching(/CURRENT|SYNCING/), lastError: null },
    });
  }
  await sleep(1_000);
  const since = await db.read.$queryRaw<{ change: string }[]>(sql`
    select kind || ' ' || ref as change from change order by id offset ${total}`);
  expect(since.map(({ change }) => change).sort()).toEqual([
    'ADDED component:default/three',
    'CHANGED component:default/one',
    'REMOVED component:default/two',
  ]);
  for (const server of [one, two]) {
    const found = await server.query(
      '{ one: entity(ref: "one") { description } two: entity(ref: "two") { ref } }',
    );
    expect(found).toEqual({ one: { description: 'second' }, two: null });
  }
});

test('a folder that is suddenly empty: everything stays until somebody confirms it, and comes back when the files do', async () => {
  const folder = temporaryFolder('emptied');
  const file = join(folder, 'all.yaml');
  const all = Array.from({ length: 20 }, (_, index) => component(`c${index}`, 'one of many')).join('---\n');
  writeFileSync(file, all);
  const watch = await startInstallation({
    config: `sources: [{ id: files, type: files, paths: ['${folder}'] }]\n`,
  });
  const ids = async () =>
    (
      await watch.query<{ c0: { history: { totalCount: number } } | null }>(
        '{ c0: entity(ref: "c0") { history { totalCount } } }',
      )
    ).c0;
  expect(await ids()).not.toBeNull();
  rmSync(file);
  const held = await watch.cli('sync', 'files');
  expect(held.out).toContain('watchbill sync files --confirm-removals 20');
  expect(await ids()).not.toBeNull();
  const tooMany = await watch.cli('sync', 'files', '--confirm-removals', '21');
  expect(tooMany.code).not.toBe(0);
  expect(tooMany.out).toContain('expected 1 to 20');
  expect((await watch.cli('sync', 'files', '--confirm-removals', '20')).code).toBe(0);
  expect(await ids()).toBeNull();
  writeFileSync(file, all);
  await watch.cli('sync', 'files');
  expect(await ids()).toMatchObject({ history: { totalCount: 3 } });
});
