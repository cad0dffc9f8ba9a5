import { expect, test } from 'vitest';
import { createWaker } from './waker.ts';

const HOUR = 3_600_000;

test('a sleep lasts its time', async () => {
  const started = performance.now();
  await createWaker().sleep(20);
  expect(performance.now() - started).toBeGreaterThan(15);
});

test('a wake ends the sleep', async () => {
  const waker = createWaker();
  const sleep = waker.sleep(HOUR);
  waker.wake();
  await sleep;
});

test('a wake that nobody was asleep for ends the next sleep, and only that', async () => {
  const waker = createWaker();
  waker.wake();
  waker.wake();
  await waker.sleep(HOUR);
  const started = performance.now();
  await waker.sleep(20);
  expect(performance.now() - started).toBeGreaterThan(15);
});
