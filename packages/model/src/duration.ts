import { InputError } from './errors.ts';

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;

/**
 * Milliseconds of a duration such as `30s`, `1m30s` or `24h` (Go's notation, as k6 and Prometheus use).
 * @throws InputError naming `place` when a unit is missing or unknown.
 */
export function parseDuration(text: unknown, place: string): number {
  const source = typeof text === 'string' ? text.trim() : '';
  const parts = [...source.matchAll(PART)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== source) {
    throw new InputError(
      `${place} '${String(text)}': expected a number with a unit (ms, s, m, h, d), e.g. '30s'`,
    );
  }
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS],
    0,
  );
}

/** The shortest exact notation: 90000 → `1m30s`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = Math.round(ms);
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms'] as const) {
    const amount = Math.floor(rest / UNIT_MS[unit]);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * UNIT_MS[unit];
  }
  return text;
}
