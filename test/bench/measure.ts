/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** p50 and p95 of the work's milliseconds over `rounds`, after a few that warm up. */
export async function sampled(
  rounds: number,
  work: (round: number) => Promise<unknown>,
): Promise<{ p50: number; p95: number }> {
  for (let round = 0; round < 3; round++) await work(round);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) samples.push(await timed(() => work(round)));
  samples.sort((a, b) => a - b);
  const at = (share: number) =>
    samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] as number;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Milliseconds in as many digits as mean anything. */
export function formatMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 100 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}
