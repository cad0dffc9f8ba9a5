import { randomUUID } from 'node:crypto';
import { ConflictError } from '@watchbill/model';
import pg from 'pg';
import type { Migration } from './migration.ts';

/** The lock that `prisma migrate deploy` takes, so that it and we exclude one another. */
const PRISMA_LOCK = 72707369;

/** Prisma's own table, as its schema engine creates it. */
const CREATE_LEDGER = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

interface LedgerRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Brings the database to the newest migration and returns the names that it applied.
 * Each migration and its record are one transaction: a failed one leaves nothing behind and can simply be tried again.
 * Starters on several machines wait for one another.
 * @throws ConflictError when the database holds migrations that are unknown, changed since, or failed half-way elsewhere.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(CREATE_LEDGER);
    const { rows } = await client.query<LedgerRow>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    );
    const pending = pendingMigrations(rows, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function pendingMigrations(
  applied: readonly LedgerRow[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new ConflictError(
        `The database has migration ${name}, which this version does not know: it was used by a newer Watchbill. ` +
          'Start that version, or restore a backup.',
      );
    }
    if (!finished_at) {
      throw new ConflictError(
        `Migration ${name} failed half-way in another tool. Repair it and mark it with 'prisma migrate resolve'.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new ConflictError(
        `Migration ${name} was changed after it was applied (recorded sha256 ${checksum}, now ${migration.checksum}). ` +
          'Restore the file; put changes into a new migration.',
      );
    }
  }
  const done = new Set(applied.map(({ migration_name }) => migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `Migration ${migration.name} failed and left nothing behind: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
