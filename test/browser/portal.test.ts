/** What a person does in the portal: find whose it is, run a check and watch it, follow an incident to its end. */
import { type Installation, openBrowser, startInstallation, until } from '@watchbill/harness';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

async function signIn(watch: Installation): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await openBrowser()).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(/http\S+sign-in#\S+/.exec(watch.out())?.[0] ?? '');
  await page.waitForURL(/\/catalog/);
  return { page, complaints };
}

test('browse to an owner, run a check and see it live', async () => {
  const watch = await startInstallation({ demo: true });
  const { page, complaints } = await signIn(watch);

  await page.getByRole('searchbox').first().fill('paym');
  await page
    .getByRole('link', { name: /^Payments$/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Payments' }).waitFor();
  await page.getByText('payments@shop.example').first().waitFor();
  await page.getByRole('link', { name: 'A payment is authorised' }).first().click();
  await page.getByRole('button', { name: 'Run now' }).click();
  await page.getByText('payment is authorised').first().waitFor();
  await page
    .getByText(/passed/i)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
});

test('an incident appears by itself, leads to its evidence, and ends by itself', async () => {
  const watch = await startInstallation({ demo: true });
  const { page, complaints } = await signIn(watch);
  await until('payments is healthy', async () => {
    const { entity } = await watch.query<{ entity: { health: { state: string } } }>(
      '{ entity(ref: "payments") { health { state } } }',
    );
    return entity.health.state === 'HEALTHY';
  });
  await page.goto(`${watch.url}/incidents`);
  await watch.cli('demo', 'break', 'payments');
  await page
    .getByRole('link', { name: /payments/i })
    .first()
    .click({ timeout: 60_000 });
  await page.waitForURL(/\/incidents\/[0-9a-f-]{36}/);
  await page.getByText(/503/).first().waitFor();
  await page.getByText('payments@shop.example').first().waitFor();
  await page.getByRole('button', { name: /acknowledge/i }).click();
  await page
    .getByText(/acknowledged/i)
    .first()
    .waitFor();
  await watch.cli('demo', 'heal');
  await page
    .getByText(/resolved/i)
    .first()
    .waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
});
