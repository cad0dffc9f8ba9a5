import { parseArgs } from 'node:util';
import { DemoError } from './demo-error.ts';
import { startServices } from './start-services.ts';

// Lives as long as whoever started it keeps its stdin open: a parent that is killed takes the demo with it.
process.stdin.resume();
for (const event of ['end', 'close', 'error'] as const) process.stdin.once(event, () => process.exit(0));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));

try {
  await startServices(readPort());
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
} catch (error) {
  console.error(error instanceof DemoError ? error.message : error);
  process.exit(1);
}

function readPort(): number {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: '9290' } } });
    return Number(values.port);
  } catch (error) {
    throw new DemoError(`${(error as Error).message}; usage: main.ts --port BASE`);
  }
}
