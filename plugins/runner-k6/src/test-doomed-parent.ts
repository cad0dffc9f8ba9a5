/** For tests: a server that is killed while its scripts hang. `node test-doomed-parent.ts TOOLS BASE_URL SCRIPT…` */
import { createK6Runner } from './k6-runner.ts';

const [toolsDir = '', baseUrl = '', ...scripts] = process.argv.slice(2);
const runner = createK6Runner({ toolsDir });
await runner.prepare();
await Promise.all(
  scripts.map((script) =>
    runner.run(
      { runId: 'r', checkRef: 'c', script, env: { BASE_URL: baseUrl }, timeoutMs: 60_000 },
      // The scripts say something once they hang.
      (event) => event.type === 'console' && process.stdout.write(`${script} hangs\n`),
      new AbortController().signal,
    ),
  ),
);
