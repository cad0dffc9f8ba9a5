import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, migrate, readMigrations, startEmbeddedPostgres } from '@watchbill/database';
import type { TestProject } from 'vitest/node';

export const MIGRATIONS = join(import.meta.dirname, '../../../prisma/migrations');
const TEMPLATE = 'template_watchbill';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { readonly url: string; readonly template: string };
  }
}

/** Global set-up: one real PostgreSQL for all suites, with a migrated database that each suite copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'watchbill-test-'));
  // Tests never survive a crash, so they need not wait for the disk.
  const server = await startEmbeddedPostgres(home, ['fsync=off', 'max_connections=200']);
  await createDatabase(server.url('postgres'), TEMPLATE);
  await migrate(server.url(TEMPLATE), readMigrations(MIGRATIONS));
  project.provide('postgres', { url: server.url('postgres'), template: TEMPLATE });
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
