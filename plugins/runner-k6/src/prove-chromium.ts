import { fileURLToPath } from 'node:url';
import { executeK6 } from './execute-k6.ts';
import { decideK6Verdict } from './k6-verdict.ts';
import type { Chromium } from './provide-chromium.ts';

const PROBE = fileURLToPath(new URL('./browser-probe.js', import.meta.url));
/** A first start from a cold disk takes seconds. */
const TIMEOUT_MS = 30_000;

/**
 * Drives a page through k6, which is what the Chromium is for, and returns its version.
 * @throws Error saying why it does not work.
 */
export async function proveChromium(k6: string, chromium: Chromium, now: () => Date): Promise<string> {
  const { ending, evidence } = await executeK6({
    k6,
    chromium,
    script: PROBE,
    env: {},
    timeoutMs: TIMEOUT_MS,
    watch: () => {},
    signal: new AbortController().signal,
    now,
  });
  const verdict = decideK6Verdict({ ending, evidence, script: PROBE });
  if (verdict.outcome !== 'PASSED') throw new Error(verdict.reason);
  return evidence.console.at(-1)?.text ?? '';
}
