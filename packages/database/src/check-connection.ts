import { InputError } from '@watchbill/model';
import pg from 'pg';

/** The oldest PostgreSQL that we run on: 15 is the oldest that is still supported everywhere. */
const OLDEST = 150_000;
const CONNECT_MS = 5_000;

/**
 * Connects once to a PostgreSQL that somebody else runs.
 * @returns its version, e.g. `18.4`
 * @throws InputError naming host, port and database, never the password.
 */
export async function checkConnection(databaseUrl: string): Promise<string> {
  const url = URL.parse(databaseUrl);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new InputError("DATABASE_URL: expected 'postgresql://user:password@host:port/database'");
  }
  const shown = `${url.hostname}:${url.port || 5432}${url.pathname}`;
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      "select current_setting('server_version_num') as number, current_setting('server_version') as version",
    );
    const { number, version } = rows[0] ?? { number: '0', version: '?' };
    if (Number(number) < OLDEST) throw new Error(`it is version ${version}`);
    return version;
  } catch (error) {
    throw new InputError(
      `DATABASE_URL ${shown}: expected a PostgreSQL 15 or newer that answers (${reasonOf(error)}); ` +
        'mend it, or unset DATABASE_URL to use the embedded one',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** A refused connection to a name with two addresses is an AggregateError without a message of its own. */
function reasonOf(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: Error[] };
  return message || errors?.[0]?.message || code || 'no reason given';
}
