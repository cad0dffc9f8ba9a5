import { expect } from 'vitest';

/** Waits for as long as a busy machine may need until what is read is as expected. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 10_000, interval: 10 });
}
