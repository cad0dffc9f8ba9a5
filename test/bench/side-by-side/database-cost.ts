import { type Database, sql } from '@watchbill/database';

export interface DatabaseCost {
  readonly megabytes: number;
  readonly statements: number;
  readonly commits: number;
  /** Rows inserted, updated or deleted. */
  readonly rowsWritten: number;
}

/** What PostgreSQL has counted in this database so far. */
export async function databaseCost({ read }: Database): Promise<DatabaseCost> {
  // Other backends bring their counts in when they are idle, at the latest after a second.
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await read.$executeRaw(sql`select pg_stat_force_next_flush()`);
  const [cost] = (await read.$queryRaw(sql`
    select pg_database_size(current_database()) / 1048576.0 ::float8 as megabytes,
      coalesce((select sum(calls) from pg_stat_statements where dbid = database.oid), 0)::float8 as statements,
      xact_commit::float8 as commits,
      (tup_inserted + tup_updated + tup_deleted)::float8 as "rowsWritten"
    from pg_stat_database join pg_database database on database.oid = datid
    where database.datname = current_database()`)) as [DatabaseCost];
  return cost;
}

/** A process of PostgreSQL that serves us. */
export async function databaseProcess({ read }: Database): Promise<number> {
  const [{ pid }] = (await read.$queryRaw(sql`select pg_backend_pid() as pid`)) as [{ readonly pid: number }];
  return pid;
}
