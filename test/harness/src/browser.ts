import { type BrowserContext, chromium } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A real Chromium with nothing remembered, closed after the test. */
export async function openBrowser(): Promise<BrowserContext> {
  const { executablePath, env } = inject('chromium');
  const browser = await chromium.launch({
    executablePath,
    args: ARGUMENTS,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  onTestFinished(() => browser.close());
  return browser.newContext({ viewport: { width: 1280, height: 800 } });
}
