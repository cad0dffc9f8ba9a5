import { randomBytes } from 'node:crypto';
import { createDatabase, type Database, openDatabase } from '@watchbill/database';
import { afterAll, beforeAll, inject } from 'vitest';

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
}

/** A database of the suite's own: migrated, empty, on the real PostgreSQL; closed after the suite. Read it inside tests only. */
export function useTestDatabase(): TestDatabase {
  let url: string;
  let db: Database;
  beforeAll(async () => {
    const { url: admin, template } = inject('postgres');
    const name = `test_${randomBytes(6).toString('hex')}`;
    await createDatabase(admin, name, template);
    url = admin.replace(/[^/]+$/, name);
    db = openDatabase(url, { maxConnections: 4 });
  });
  afterAll(() => db?.close());
  return {
    get url() {
      return url;
    },
    get db() {
      return db;
    },
  };
}
