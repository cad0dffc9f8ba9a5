const CAP_MS = 3_600_000;

/** Milliseconds that a `Retry-After` header (RFC 9110 §10.2.3: seconds or a date) asks to wait: none when it says nothing usable, an hour at most. */
export function parseRetryAfter(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  // Date.parse alone would take '-5' or '1.5' for a date.
  if (Number.isNaN(ms) || !/^(\d+|[A-Za-z]{3,9},? .+)$/.test(text)) return undefined;
  return Math.min(Math.max(ms, 0), CAP_MS);
}
