export { arrayLiteral } from './array-literal.ts';
export { checkConnection } from './check-connection.ts';
export type { CopyType, CopyValue } from './copy-encoder.ts';
export { copyRows } from './copy-rows.ts';
export {
  type Database,
  type DatabaseOptions,
  emptySql,
  joinSql,
  openDatabase,
  rawSql,
  type Sql,
  sql,
  type Transaction,
  type TransactOptions,
} from './database.ts';
export { migrate } from './migrate.ts';
export { type Migration, readMigrations } from './migration.ts';
export { type Listener, listen, notify } from './notifications.ts';
export { createDatabase } from './postgres/create-database.ts';
export { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres.ts';
export type { Cell, PreparedStatement, ReadPrepared } from './prepared-statement.ts';
export { queryDirectly } from './query-directly.ts';
export type { RawReader } from './raw-reader.ts';
export { isUuid } from './uuid.ts';
export { createWaker, type Waker } from './waker.ts';
