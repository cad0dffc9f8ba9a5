/** The real server, wired as `watchbill up` wires it, with one source that its parent process commands. */
import { join } from 'node:path';
import type { EmitMutation, Source } from '@watchbill/catalog';
import { startWatchbill } from '@watchbill/server';
import { obeyParent } from './obey-parent.ts';
import { readTelling, type Telling } from './telling.ts';

const ROOT = join(import.meta.dirname, '../../..');
const [port, data, config] = process.argv.slice(2);
const NOTHING = { entities: [], faults: [], unreadable: [] };

let emit: EmitMutation | undefined;
/** What is still true when the server asks again; after a restart it keeps what it has until it is told something. */
let told: Telling | undefined;
const source: Source = {
  id: 'bench',
  type: 'bench',
  start: async (given) => {
    emit = given;
  },
  sync: async () => {
    if (told) await tell(told);
  },
  stop: async () => {},
};

async function tell(telling: Telling): Promise<number> {
  const entities = readTelling(telling);
  const beganAt = Date.now();
  if (telling.type === 'full') {
    told = telling;
    await emit?.({ type: 'full', ...NOTHING, entities });
  } else {
    const locations = entities.map(({ location }) => location);
    await emit?.({ type: 'delta', ...NOTHING, locations, entities });
  }
  return beganAt;
}

let k6Settled: () => void;
const k6 = new Promise<void>((resolve) => {
  k6Settled = resolve;
});
const watchbill = await startWatchbill({
  root: ROOT,
  version: 'bench',
  environment: {
    ...process.env,
    WATCHBILL_TOOLS: process.env.WATCHBILL_TOOLS ?? join(ROOT, '.watchbill/tools'),
  },
  config,
  port: Number(port),
  data,
  demo: false,
  sources: [source],
  report: ({ name, state }) => name === 'k6' && state !== 'running' && k6Settled(),
  onError: (error) => console.error(error),
});
process.once('SIGTERM', async () => {
  await watchbill.stop();
  process.exit();
});
// Looking for k6 is work of the start, not of what is measured after it.
await k6;
obeyParent(tell);
