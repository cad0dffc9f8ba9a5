import { type Installation, openBrowser } from '@watchbill/harness';
import type { Page } from 'playwright-core';

/** A page of somebody who is signed in, and what it complains of in its console. */
export async function signIn(watch: Installation): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await openBrowser()).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(/http\S+sign-in#\S+/.exec(watch.out())?.[0] ?? '');
  await page.waitForURL(/\/catalog/);
  return { page, complaints };
}
