import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase, sql, startEmbeddedPostgres } from '@watchbill/database';
import { databaseProcess } from './database-cost.ts';
import type { Fixture } from './fixture.ts';
import { type ChangeCost, measureChanges } from './measure-changes.ts';
import { measureQueries, type QueryResult } from './measure-queries.ts';
import { cpuMs, peakMemory, postmasterOf } from './process-cost.ts';
import type { Product, RunningProduct } from './product.ts';

export interface ProductCost extends ChangeCost {
  readonly queries: readonly QueryResult[];
  /** Percent of one processor, of server and PostgreSQL together. */
  readonly idleCpu: number;
  /** The most that the server process has had. */
  readonly memoryMb: number;
}

/** The same for both: enough memory that neither waits for the disk. */
const SETTINGS = [
  'shared_buffers=1GB',
  'effective_cache_size=4GB',
  'work_mem=16MB',
  'max_wal_size=4GB',
  'random_page_cost=1.1',
  'max_connections=200',
  'shared_preload_libraries=pg_stat_statements',
];
const IDLE_SECONDS = 60;
const SETTLE_MS = 5000;

/** Everything that a product costs at the size of the fixture, on a PostgreSQL of its own below `folder`. */
export async function measureProduct(
  product: Product,
  fixture: Fixture,
  folder: string,
  say: (progress: string) => void,
): Promise<ProductCost> {
  const postgres = await startEmbeddedPostgres(`${folder}/postgres`, SETTINGS);
  try {
    const start = (quiet: boolean) => product.start({ databaseUrl: postgres.url, folder, quiet });
    let running = await start(false);
    const db = openDatabase(postgres.url(product.database), { maxConnections: 1 });
    try {
      await db.read.$executeRaw(sql`create extension if not exists pg_stat_statements`);
      const changes = await measureChanges(running, db, fixture, say);
      say('idle');
      for (const statement of product.steady) await db.read.$executeRaw(statement);
      const idleCpu = await measureIdle(running, db);
      const memoryMb = peakMemory(running.pid);
      await running.stop();
      for (const statement of product.calm) await db.read.$executeRaw(statement);
      await db.read.$executeRaw(sql`vacuum analyze`);
      running = await start(true);
      const queries = await measureQueries(running, fixture, say);
      return { ...changes, queries, idleCpu, memoryMb: Math.max(memoryMb, peakMemory(running.pid)) };
    } finally {
      await db.close();
      await running.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function measureIdle({ pid }: RunningProduct, db: Database): Promise<number> {
  await sleep(SETTLE_MS);
  const postmaster = postmasterOf(await databaseProcess(db));
  const before = cpuMs(pid, postmaster);
  await sleep(IDLE_SECONDS * 1000);
  const after = cpuMs(pid, postmaster);
  return (after.server - before.server + after.postgres - before.postgres) / (IDLE_SECONDS * 10);
}
