/** What a person does in the portal: find whose it is, run a check and watch it, follow an incident to its end. */
import { startInstallation, until } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { signIn } from './sign-in.ts';

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
