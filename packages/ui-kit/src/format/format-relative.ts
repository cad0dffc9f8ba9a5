const STEPS = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
] as const;

export const MOMENT_MS = 5_000;

/** How far `at` is from `now`, in the largest whole unit: `3 min ago`, `in 40 s`, `just now`. */
export function formatRelative(at: number, now: number): string {
  const distance = Math.abs(at - now);
  const step = STEPS.find(({ ms }) => distance >= ms);
  // Clocks differ and the shown present moves in steps: a few seconds either way are the present.
  if (!step || distance < MOMENT_MS) return 'just now';
  const amount = `${Math.floor(distance / step.ms)} ${step.unit}`;
  return at > now ? `in ${amount}` : `${amount} ago`;
}
