import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgresBinaries, type PostgresBinaries } from './binaries.ts';
import { type Cluster, openCluster, SUPERUSER } from './cluster.ts';
import { freePort } from './free-port.ts';
import { clearStalePostmaster } from './stale-postmaster.ts';
import { chooseUnprivileged, type Unprivileged } from './unprivileged.ts';

export interface EmbeddedPostgres {
  /** Connection URL of a database of this server. */
  url(database: string): string;
  /** Settles when the server has ended, whoever ended it. */
  readonly exited: Promise<void>;
  /** Fast shutdown; resolves when the process is gone. */
  stop(): Promise<void>;
}

/**
 * The shell between us and PostgreSQL stops it when our end of the pipe closes, also by kill -9 of this process.
 * `3<&0` keeps the pipe, because a shell gives its background jobs an empty standard input.
 */
const TETHER = 'exec 3<&0; "$0" "$@" </dev/null 3<&- & p=$!; (read _ <&3; kill -INT $p) & wait $p';
const READY_WITHIN_MS = 30_000;
const PORTS_TRIED = 3;
const PORT_TAKEN = 'Address already in use';

/**
 * Starts PostgreSQL on a free loopback port with its data below `home` (created when missing).
 * @param settings `name=value` pairs of postgresql.conf that override ours.
 */
export async function startEmbeddedPostgres(
  home: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const unprivileged = chooseUnprivileged();
  const cluster = openCluster(home, binaries, unprivileged);
  await clearStalePostmaster(cluster.folder);
  for (let attempt = 1; ; attempt += 1) {
    const started = await startOnPort(await freePort(), cluster, binaries, unprivileged, settings);
    if (!('failed' in started)) return started;
    // Between the choice of a free port and PostgreSQL's own look at it, a client may have been given that very port.
    if (attempt === PORTS_TRIED || !started.failed.includes(PORT_TAKEN))
      throw new Error(`PostgreSQL did not start in ${cluster.folder}:\n${started.failed}`);
  }
}

async function startOnPort(
  port: number,
  cluster: Cluster,
  binaries: PostgresBinaries,
  unprivileged: Unprivileged,
  settings: readonly string[],
): Promise<EmbeddedPostgres | { readonly failed: string }> {
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'jit=off', ...settings];
  const command = [
    ...unprivileged.prefix,
    binaries.postgres,
    ...['-D', cluster.folder, '-p', String(port)],
    ...options.flatMap((option) => ['-c', option]),
  ];
  // Its own session: Ctrl-C in the terminal reaches us alone, and we stop it when we no longer need it.
  const child = spawn('/bin/sh', ['-c', TETHER, ...command], {
    ...unprivileged.ids,
    stdio: ['pipe', 'ignore', 'pipe'],
    cwd: '/',
    detached: true,
  });
  child.stdin?.on('error', () => {});
  const log = tail(child);
  const exited = new Promise<void>((resolve) =>
    child.once('exit', () => resolve(child.stdin?.destroy() && undefined)),
  );
  const url = (database: string) =>
    `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    child.stdin?.end();
    await exited;
  };
  if (await becomesReady(url('postgres'), cluster, child)) return { url, exited, stop };
  await stop();
  return { failed: log() };
}

function tail(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000);
  });
  return () => text.trim();
}

/** Ready means: it answers, and it is the server of our folder rather than one that took the port. */
async function becomesReady(url: string, cluster: Cluster, child: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null) {
    if ((await dataFolderOf(url)) === cluster.folder) return true;
    if (Date.now() > deadline) break;
    await sleep(20);
  }
  return false;
}

async function dataFolderOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<{ data_directory: string }>('show data_directory')).rows[0]?.data_directory;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}
