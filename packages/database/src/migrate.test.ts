import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTestDatabase } from '@watchbill/harness';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { startSchemaEngine } from '../schema-engine/schema-engine.ts';
import { migrate } from './migrate.ts';
import { type Migration, readMigrations } from './migration.ts';
import { createDatabase } from './postgres/create-database.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MIGRATIONS = readMigrations(join(ROOT, 'prisma/migrations'));
const SCHEMA = readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8');
const FILTERS = { externalTables: [], externalEnums: [] };

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: `sha-${sql.length}` });

async function emptyDatabase(name: string): Promise<string> {
  const admin = inject('postgres').url;
  await createDatabase(admin, name);
  return admin.replace(/[^/]+$/, name);
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  test('applies what is new, in order, and nothing twice', async () => {
    const url = await emptyDatabase('migrate_order');
    const first = migration('1_create_a', 'create table a (id int)');
    const second = migration(
      '2_fill_a',
      'insert into a values (1); create function f() returns int as $$ select 1; $$ language sql',
    );
    expect(await migrate(url, [first])).toEqual(['1_create_a']);
    expect(await migrate(url, [first, second])).toEqual(['2_fill_a']);
    expect(await migrate(url, [first, second])).toEqual([]);
    expect(await query(url, 'select f() as f, (select count(*)::int from a) as rows')).toEqual([
      { f: 1, rows: 1 },
    ]);
  });

  test('a failing migration leaves neither tables nor a record, and can be tried again', async () => {
    const url = await emptyDatabase('migrate_failure');
    const bad = migration('1_half', 'create table half (id int); select no_such_function()');
    await expect(migrate(url, [bad])).rejects.toThrow(
      /1_half failed and left nothing behind.*no_such_function/,
    );
    expect(
      await query(
        url,
        "select to_regclass('half') as half, count(*)::int as records from _prisma_migrations",
      ),
    ).toEqual([{ half: null, records: 0 }]);
    expect(await migrate(url, [migration('1_half', 'create table half (id int)')])).toEqual(['1_half']);
  });

  test('twenty starters at once apply each migration once', async () => {
    const url = await emptyDatabase('migrate_concurrent');
    const starters = Array.from({ length: 20 }, () => migrate(url, MIGRATIONS));
    expect((await Promise.all(starters)).flat()).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  test.each([
    {
      reason: 'changed',
      stored: [migration('1_a', 'select 1')],
      now: [migration('1_a', 'select 1 + 1')],
      says: /1_a was changed/,
    },
    { reason: 'unknown', stored: [migration('1_a', 'select 1')], now: [], says: /newer Watchbill/ },
  ])('a migration that is $reason stops the start', async ({ reason, stored, now, says }) => {
    const url = await emptyDatabase(`migrate_${reason}`);
    await migrate(url, stored);
    await expect(migrate(url, now)).rejects.toThrow(says);
  });
});

describe('the migrations and the schema', () => {
  const database = useTestDatabase();

  test('agree: the migrated database is the schema, and prisma migrate deploy has nothing to do', async () => {
    const { hostname: host, port, username: user, password, pathname } = new URL(database.url);
    const connection = { host, port: Number(port), user, password, database: pathname.slice(1) };
    const engine = await startSchemaEngine(SCHEMA, connection);
    const files = [{ path: 'prisma/schema.prisma', content: SCHEMA }];
    const drift = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    expect(drift.stdout).toContain('empty migration');
    const deployed = await engine.applyMigrations({ migrationsList: asPrismaReadsThem(), filters: FILTERS });
    expect(deployed.appliedMigrationNames).toEqual([]);
  });
});

function asPrismaReadsThem(): object {
  const lock = readFileSync(join(ROOT, 'prisma/migrations/migration_lock.toml'), 'utf8');
  return {
    baseDir: join(ROOT, 'prisma/migrations'),
    lockfile: { path: 'migration_lock.toml', content: lock },
    shadowDbInitScript: '',
    migrationDirectories: MIGRATIONS.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
