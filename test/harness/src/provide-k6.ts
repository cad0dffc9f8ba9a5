import { createK6Runner } from '@watchbill/runner-k6';
import type { TestProject } from 'vitest/node';
import { TOOLS } from './tools-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: { readonly executablePath: string; readonly env: Readonly<Record<string, string>> };
  }
}

/** Said only when there is something to wait for. */
const SAY_EVERY_MS = 5_000;

/** Global set-up: k6 and Chromium are found, fetched or built once, before the suites that run them. */
export async function setup(project: TestProject): Promise<void> {
  const runner = createK6Runner({ toolsDir: TOOLS });
  const timer = setInterval(() => console.log(`k6: ${runner.readiness().detail}`), SAY_EVERY_MS);
  try {
    await runner.prepare();
  } finally {
    clearInterval(timer);
  }
  const chromium = runner.chromium();
  if (!chromium) throw new Error(runner.browserReadiness().detail);
  project.provide('chromium', { executablePath: chromium.executablePath, env: chromium.env });
}
