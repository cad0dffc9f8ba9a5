import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

interface Beginning {
  connection?: pg.PoolClient;
}

const beginning = new AsyncLocalStorage<Beginning>();
const connections = new WeakMap<object, pg.PoolClient>();

/** A pool that notes which connection a transaction of Prisma's takes when it begins: Prisma itself does not tell. */
export class TrackedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    const begun = beginning.getStore();
    return super.connect().then((connection) => {
      if (begun) begun.connection ??= connection;
      return connection;
    });
  }
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

/** Runs what begins a transaction, whose work is to be made by `make`: it remembers the transaction's connection. */
export function tracked<Tx extends object, T>(
  begin: (work: (tx: Tx) => Promise<T>) => Promise<T>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const begun: Beginning = {};
  return beginning.run(begun, () =>
    begin((tx) => {
      if (begun.connection) connections.set(tx, begun.connection);
      return work(tx);
    }),
  );
}

/**
 * The connection that a transaction runs on.
 * @throws for what `transact` has not begun.
 */
export function connectionOf(tx: object): pg.PoolClient {
  const connection = connections.get(tx);
  if (!connection) throw new Error('expected a transaction that Database.transact began');
  return connection;
}
