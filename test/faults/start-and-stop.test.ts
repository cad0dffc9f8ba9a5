/** Starting and stopping under bad conditions: nothing is left behind, nothing is lost, and the reason is said. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  portForInstallation,
  processesNaming,
  startInstallation,
  temporaryFolder,
  until,
  watchbill,
} from '@watchbill/harness';
import { expect, test } from 'vitest';

const gone = (data: string) =>
  until('every process is gone', () => processesNaming(data).length === 0, 10_000);

test('Ctrl-C ends everything within five seconds', async () => {
  const watch = await startInstallation({ demo: true });
  const startedAt = performance.now();
  expect(await watch.end('SIGINT')).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(processesNaming(watch.data)).toEqual([]);
});

test('kill -9 leaves no process, and the next start has every committed row', async () => {
  const data = temporaryFolder('data');
  const first = await startInstallation({ demo: true, data });
  await until('checks run', async () => {
    const { checks } = await first.query<{ checks: { nodes: { lastRun: object | null }[] } }>(
      '{ checks { nodes { lastRun { id } } } }',
    );
    return checks.nodes.some(({ lastRun }) => lastRun);
  });
  const { runCheck } = await first.query<{ runCheck: { id: string } }>(
    'mutation { runCheck(ref: "purchase-browser") { id } }',
  );
  await sleep(700);
  await first.end('SIGKILL');
  await gone(data);
  const second = await startInstallation({ demo: true, data });
  const run = await until('the run that was cut short has ended', async () => {
    const read = await second.query<{ run: { state: string; outcome: string } | null }>(
      `{ run(id: "${runCheck.id}") { state outcome } }`,
    );
    return read.run?.state === 'FINISHED' && read.run;
  });
  expect(['PASSED', 'RUNNER_FAULT']).toContain(run.outcome);
});

test('two starts on one data folder: the second says who holds it', async () => {
  const watch = await startInstallation();
  const port = await portForInstallation();
  const { code, out } = await watchbill(['up', '--no-demo', '--data', watch.data, '--port', String(port)]);
  expect(code).not.toBe(0);
  expect(out).toContain(`in use by process ${watch.process.pid}`);
  expect(out).toContain(watch.url);
});

test('a port that is taken is named, and nothing stays', async () => {
  const port = await portForInstallation();
  const other = createServer().listen(port, '127.0.0.1');
  const data = temporaryFolder('data');
  const { code, out } = await watchbill(['up', '--no-demo', '--data', data, '--port', String(port)]);
  other.close();
  expect(code).not.toBe(0);
  expect(out).toContain(`Port ${port}`);
  expect(out).toContain('--port');
  await gone(data);
});

test('a data folder that cannot be written is named', async () => {
  const file = join(temporaryFolder('data'), 'file');
  writeFileSync(file, '');
  const { code, out } = await watchbill(['up', '--no-demo', '--data', join(file, 'below')]);
  expect(code).not.toBe(0);
  expect(out).toContain(`data folder '${join(file, 'below')}'`);
});

test('a wrong DATABASE_URL is said, without its password', async () => {
  const data = mkdtempSync(join(temporaryFolder('data'), 'x'));
  const env = { DATABASE_URL: 'postgresql://ada:s3cret-word@127.0.0.1:1/none' };
  const { code, out } = await watchbill(['up', '--no-demo', '--data', data], env);
  expect(code).not.toBe(0);
  expect(out).toContain('DATABASE_URL 127.0.0.1:1/none');
  expect(out).not.toContain('s3cret-word');
});

test('a bad configuration stops the start with every fault at its line', async () => {
  const file = join(temporaryFolder('config'), 'watchbill.yaml');
  writeFileSync(file, 'port: many\nnotifiers:\n  - { id: hook, type: pigeon }\ncolour: red\n');
  const { code, out } = await watchbill([
    'up',
    '--no-demo',
    '--data',
    temporaryFolder('data'),
    '--config',
    file,
  ]);
  expect(code).not.toBe(0);
  expect(out).toContain('watchbill.yaml:1:1: port');
  expect(out).toContain('watchbill.yaml:4:1: colour');
});
