import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until there is an answer that is neither undefined, null nor false. */
export async function until<T>(
  what: string,
  read: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  withinMs = 60_000,
): Promise<T> {
  for (const deadline = Date.now() + withinMs; ; await sleep(200)) {
    const found = await read();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what}: it did not happen within ${withinMs / 1000} s`);
  }
}
