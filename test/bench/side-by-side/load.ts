import { type HttpConnection, openHttp } from './http-connection.ts';
import { median, percentile } from './percentile.ts';
import type { Query } from './queries.ts';

export interface LoadResult {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

export interface QueryCost {
  /** Milliseconds with one connection. */
  readonly p50: number;
  readonly p95: number;
  /** With several connections. */
  readonly perSecond: number;
}

const CONNECTIONS = 8;
const SECONDS = 2;
const ROUNDS = 2;
const WARM_UP = 5;

/** What the query costs alone, and how many are answered when eight ask at once. */
export async function measureQuery(url: string, query: Query): Promise<QueryCost> {
  const warm = await openHttp(url);
  for (let round = 0; round < WARM_UP; round++) await query.ask(warm);
  warm.close();
  const alone: LoadResult[] = [];
  const together: LoadResult[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await load(url, query, 1));
    together.push(await load(url, query, CONNECTIONS));
  }
  return {
    p50: median(alone.map(({ p50 }) => p50)),
    p95: median(alone.map(({ p95 }) => p95)),
    perSecond: median(together.map(({ perSecond }) => perSecond)),
  };
}

async function load(url: string, query: Query, count: number): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: count }, () => openHttp(url)));
  const times: number[] = [];
  const beganAt = performance.now();
  const until = beganAt + SECONDS * 1000;
  const askOn = async (connection: HttpConnection) => {
    while (performance.now() < until) {
      const askedAt = performance.now();
      await query.ask(connection);
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(connections.map(askOn));
  const seconds = (performance.now() - beganAt) / 1000;
  for (const connection of connections) connection.close();
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), perSecond: times.length / seconds };
}
