import pg from 'pg';
import type { Transaction } from './database.ts';
import { sql } from './database.ts';

/** Says something to every process on this database when the transaction commits. The text is under 8 KB (PostgreSQL's NOTIFY). */
export async function notify(tx: Transaction, channel: string, payload: string): Promise<void> {
  await tx.$executeRaw(sql`select pg_notify(${channel}, ${payload})`);
}

export interface Listener {
  close(): Promise<void>;
}

const RECONNECT_MS = 500;

/**
 * Hears the channels until closed. After a lost connection it listens again and calls `onReconnect`,
 * because what was said meanwhile is gone: the caller looks for itself.
 */
export async function listen(
  url: string,
  handlers: Readonly<Record<string, (payload: string) => void>>,
  onReconnect: () => void = () => {},
): Promise<Listener> {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const next = new pg.Client({ connectionString: url });
    next.on('error', () => {});
    next.on('notification', ({ channel, payload }) => handlers[channel]?.(payload ?? ''));
    await next.connect();
    for (const channel of Object.keys(handlers)) await next.query(`listen ${next.escapeIdentifier(channel)}`);
    next.once('end', () => retry());
    client = next;
  };
  const retry = () => {
    if (closed) return;
    timer = setTimeout(() => connect().then(onReconnect, retry), RECONNECT_MS);
  };
  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
