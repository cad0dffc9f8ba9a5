import { setTimeout as sleep } from 'node:timers/promises';

/** Lets so many through at once and then so many a second: GitHub refuses those who ask faster than its points allow. */
export function createPace(
  perMinute: number,
  now: () => number = performance.now.bind(performance),
): () => Promise<void> {
  const burst = perMinute / 3;
  const perMs = (perMinute - burst) / 60_000;
  let tokens = burst;
  let at = now();
  return async () => {
    const time = now();
    tokens = Math.min(burst, tokens + (time - at) * perMs) - 1;
    at = time;
    if (tokens < 0) await sleep(-tokens / perMs);
  };
}
