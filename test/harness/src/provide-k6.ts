import { createK6Runner } from '@watchbill/runner-k6';
import { TOOLS } from './tools-folder.ts';

/** Said only when there is something to wait for. */
const SAY_EVERY_MS = 5_000;

/** Global set-up: k6 and Chromium are found, fetched or built once, before the suites that run them. */
export async function setup(): Promise<void> {
  const runner = createK6Runner({ toolsDir: TOOLS });
  const timer = setInterval(() => console.log(`k6: ${runner.readiness().detail}`), SAY_EVERY_MS);
  try {
    await runner.prepare();
  } finally {
    clearInterval(timer);
  }
}
