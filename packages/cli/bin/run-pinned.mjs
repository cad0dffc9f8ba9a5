import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const PARENT_CHECK_MS = 500;

/**
 * Runs the command line on the Node that the lock file pins and ends as it ends.
 * The channel between the two closes when this process is killed, by which the other knows to stop. Should npm above be killed
 * instead, nobody tells us: only our parent changes.
 */
export function runPinned(args) {
  const node = join(ROOT, 'node_modules/.bin/node');
  if (!existsSync(node)) {
    console.error(`${node} is missing. Run npm ci in ${ROOT}; without optional dependencies it cannot work.`);
    process.exit(1);
  }
  const child = spawn(node, [join(ROOT, 'packages/cli/src/main.ts'), ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_CHECK_MS).unref();
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
