import { join } from 'node:path';
import { DEFAULT_PORT, findInstance } from '@watchbill/server';
import { ROOT } from './version.ts';

/** The server that a command speaks to: `--url`, `WATCHBILL_URL`, the one that runs on this clone's data, or the usual address. */
export function serverUrl(given: string | undefined): string {
  const url = given ?? process.env.WATCHBILL_URL ?? findInstance(join(ROOT, '.watchbill/instance.json'))?.url;
  return (url ?? `http://127.0.0.1:${DEFAULT_PORT}`).replace(/\/+$/, '');
}
