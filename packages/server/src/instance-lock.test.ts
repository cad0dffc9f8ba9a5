import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConflictError } from '@watchbill/model';
import { expect, test } from 'vitest';
import { findInstance, lockInstance } from './instance-lock.ts';
import { processStart } from './process-start.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const URL = 'http://127.0.0.1:9282';
const lockFile = () => join(mkdtempSync(join(tmpdir(), 'watchbill-lock-')), 'instance.json');

test('one holder at a time, and the next after it', () => {
  const file = lockFile();
  const lock = lockInstance(file, URL, NOW);
  expect(findInstance(file)).toMatchObject({ pid: process.pid, url: URL });
  expect(() => lockInstance(file, URL, NOW)).toThrow(ConflictError);
  expect(() => lockInstance(file, URL, NOW)).toThrow(
    `process ${process.pid} since 2026-11-20T12:00:00.000Z (${URL})`,
  );
  lock.release();
  expect(findInstance(file)).toBeUndefined();
  lockInstance(file, URL, NOW).release();
  expect(readdirSync(dirname(file))).toEqual([]);
});

test('a holder that was killed holds nothing, nor does a later process of the same pid', async () => {
  const file = lockFile();
  const child = spawn('sleep', ['60']);
  const started = processStart(child.pid as number);
  writeFileSync(file, JSON.stringify({ pid: child.pid, started, url: URL, since: NOW }));
  expect(() => lockInstance(file, URL, NOW)).toThrow(`process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockInstance(file, URL, NOW).release();

  writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago', url: URL, since: NOW }));
  lockInstance(file, URL, NOW).release();
});

test('a lock that was cut short while it was written is taken over', () => {
  const file = lockFile();
  writeFileSync(file, '{"pid":');
  lockInstance(file, URL, NOW);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
});
