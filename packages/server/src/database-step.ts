import {
  checkConnection,
  createDatabase,
  type EmbeddedPostgres,
  migrate,
  readMigrations,
  startEmbeddedPostgres,
} from '@watchbill/database';

export interface DatabaseServer {
  readonly url: string;
  readonly detail: string;
  /** Absent when somebody else runs it. */
  readonly embedded?: EmbeddedPostgres;
}

const DATABASE = 'watchbill';

/** The PostgreSQL of `DATABASE_URL`, else one of our own with its data below `home`. */
export async function provideDatabase(
  home: string,
  databaseUrl: string | undefined,
): Promise<DatabaseServer> {
  if (databaseUrl) {
    const version = await checkConnection(databaseUrl);
    return { url: databaseUrl, detail: `version ${version} of DATABASE_URL` };
  }
  const embedded = await startEmbeddedPostgres(home);
  await createDatabase(embedded.url('postgres'), DATABASE);
  return { url: embedded.url(DATABASE), detail: 'embedded', embedded };
}

/** Applies what is missing and says so. */
export async function migrateDatabase(url: string, folder: string): Promise<string> {
  const applied = await migrate(url, readMigrations(folder));
  if (applied.length === 0) return 'up to date';
  return applied.length === 1 ? '1 migration applied' : `${applied.length} migrations applied`;
}
