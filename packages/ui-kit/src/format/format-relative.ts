const STEPS = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
] as const;

/** How far `at` is from `now`, in the largest whole unit: `3 min ago`, `in 40 s`, `just now`. */
export function formatRelative(at: number, now: number): string {
  const distance = Math.abs(at - now);
  const step = STEPS.find(({ ms }) => distance >= ms);
  if (!step || distance < 5000) return at > now ? 'now' : 'just now';
  const amount = `${Math.floor(distance / step.ms)} ${step.unit}`;
  return at > now ? `in ${amount}` : `${amount} ago`;
}
