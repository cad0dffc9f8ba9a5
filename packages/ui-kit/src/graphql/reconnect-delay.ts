const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * Milliseconds to wait before the next attempt to reconnect: doubling, capped, and spread by `random` (0 to 1),
 * so that a restarted server is not met by every open page at once.
 */
export function reconnectDelay(retries: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(retries, 10));
  return full / 2 + (full / 2) * random;
}
