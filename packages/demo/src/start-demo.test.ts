import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { demoPorts } from './demo-services.ts';
import { type Demo, startDemo } from './start-demo.ts';
import { startTestDemo } from './test-demo.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const running: Demo[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((demo) => demo.stop()));
});

test('runs until it is stopped, and leaves no port open', async () => {
  const { demo, port } = await startTestDemo();
  running.push(demo);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  await demo.stop();
  await demo.stop();
  await expect(demo.exited).resolves.toEqual({ code: 0, signal: null, complaint: '' });
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
});

test('exits by itself when its stdin closes, as it does when the parent is killed', async () => {
  const { demo, port } = await startTestDemo();
  await demo.stop();
  const child = spawn(process.execPath, [MAIN, '--port', String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  expect(String(await once(child.stdout, 'data'))).toBe('{"ready":true}\n');
  const closing = performance.now();
  child.stdin.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(performance.now() - closing).toBeLessThan(2_000);
});

test.each(['SIGTERM', 'SIGINT'] as const)('exits with code 0 on %s', async (signal) => {
  const { demo, port } = await startTestDemo();
  await demo.stop();
  const child = spawn(process.execPath, [MAIN, '--port', String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each(['payments', 'smtp'] as const)('says which port is taken: %s', async (service) => {
  const { demo, port } = await startTestDemo();
  await demo.stop();
  const taken = demoPorts(port)[service];
  const squatter = createServer().listen(taken, '127.0.0.1');
  await once(squatter, 'listening');
  try {
    await expect(startDemo({ port })).rejects.toThrow(
      `the demo did not start on base port ${port}: port ${taken} on 127.0.0.1, wanted for the demo's ${service}, ` +
        'is taken by another program; free it or choose another base port',
    );
  } finally {
    squatter.close();
  }
});

test.each([
  ['no Node there', { port: 21_000, nodePath: '/nowhere/node' }, 'spawn /nowhere/node ENOENT'],
  ['a program that says nothing and ends', { port: 21_000, nodePath: '/bin/false' }, 'ended with code 1'],
  [
    'a port without room for seven',
    { port: 65_530 },
    "demo base port '65530': expected a whole number from 1 to",
  ],
])('rejects with a clear error: %s', async (_reason, options, message) => {
  await expect(startDemo(options)).rejects.toThrow(message);
});
