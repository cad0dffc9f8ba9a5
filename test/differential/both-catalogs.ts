import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CatalogClient } from '@backstage/catalog-client';
import { startEmbeddedPostgres } from '@watchbill/database';
import { ROOT } from '@watchbill/harness';
import { backstage } from '../bench/side-by-side/backstage-product.ts';
import { freePort } from '../bench/side-by-side/free-port.ts';
import { refOf } from '../bench/side-by-side/queries.ts';
import { type CatalogFolder, writeCatalogFolder } from './catalog-folder.ts';
import { FOREIGN_KINDS } from './edge-cases.ts';
import { startElsewhere } from './elsewhere.ts';

/** One of the two, as both are asked: through Backstage's client, and in words that the client does not use. */
export interface Catalog {
  readonly client: CatalogClient;
  readonly url: string;
  /** The host of a web server that both may read from. */
  readonly elsewhere: string;
}

export interface BothCatalogs {
  readonly theirs: Catalog;
  readonly ours: Catalog;
  /** Where the descriptors are. */
  readonly folder: string;
  stop(): Promise<void>;
}

const WITHIN_MS = 240_000;

/** One folder of descriptors in both products: told to Backstage by an entity provider, read by Watchbill's files source. */
export async function startBothCatalogs(): Promise<BothCatalogs> {
  const home = mkdtempSync(join(tmpdir(), 'watchbill-differential-'));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(home, 'catalog');
  mkdirSync(folder);
  const catalog = writeCatalogFolder(folder);
  const { host, close } = await startElsewhere();
  cleanup.defer(close);
  const theirs = { ...(await startTheirs(home, catalog, host, cleanup)), elsewhere: host };
  const ours = { ...(await startOurs(home, catalog, host, cleanup)), elsewhere: host };
  const running = cleanup.move();
  return { theirs, ours, folder, stop: () => running.disposeAsync() };
}

async function startTheirs(
  home: string,
  { lines, refs }: CatalogFolder,
  host: string,
  cleanup: AsyncDisposableStack,
) {
  const folder = join(home, 'backstage');
  mkdirSync(folder);
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'));
  cleanup.defer(postgres.stop);
  const product = backstage({ kinds: FOREIGN_KINDS, hosts: [host] });
  const running = await product.start({ databaseUrl: postgres.url, folder, quiet: false });
  cleanup.defer(running.stop);
  await running.tell({ type: 'full', file: lines, changes: 0, stamp: '' });
  return whole(running.url, refs, join(folder, 'backstage.log'));
}

async function startOurs(
  home: string,
  { glob, refs }: CatalogFolder,
  host: string,
  cleanup: AsyncDisposableStack,
) {
  const folder = join(home, 'watchbill');
  mkdirSync(folder);
  const config = join(folder, 'watchbill.yaml');
  writeFileSync(
    config,
    JSON.stringify({ sources: [{ id: 'shop', type: 'files', paths: [glob], allowedHosts: [host] }] }),
  );
  const port = await freePort();
  const log = join(folder, 'watchbill.log');
  const output = openSync(log, 'a');
  const args = [
    'up',
    '--no-demo',
    '--port',
    String(port),
    '--data',
    join(folder, 'data'),
    '--config',
    config,
  ];
  const child = spawn(process.execPath, [join(ROOT, 'packages/cli/src/main.ts'), ...args], {
    stdio: ['ignore', output, output],
    env: { ...process.env, WATCHBILL_TOOLS: join(ROOT, '.watchbill/tools') },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  cleanup.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return whole(`http://127.0.0.1:${port}/api/catalog`, refs, log);
}

/** Waits until all is there and nothing moves any more. */
async function whole(url: string, refs: readonly string[], log: string): Promise<Omit<Catalog, 'elsewhere'>> {
  const client = new CatalogClient({ discoveryApi: { getBaseUrl: async () => url } });
  let before = '';
  let missing = refs;
  for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; await sleep(1500)) {
    const items = await client.getEntities().then(
      (answer) => answer.items,
      () => [],
    );
    const now = JSON.stringify(items);
    const found = new Set(items.map(refOf));
    missing = refs.filter((ref) => !found.has(ref));
    if (missing.length === 0 && found.size === refs.length && now === before) return { client, url };
    before = now;
  }
  const output = readFileSync(log, 'utf8').split('\n');
  const complaints = output.filter((line) => !line.includes('incomingRequest')).slice(-30);
  throw new Error(`${url} has not ${missing.join(', ') || 'come to rest'}:\n${complaints.join('\n')}`);
}
