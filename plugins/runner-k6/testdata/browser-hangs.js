import { browser } from 'k6/browser';

export const options = {
  scenarios: { ui: { executor: 'shared-iterations', options: { browser: { type: 'chromium' } } } },
};

export default async function () {
  const page = await browser.newPage();
  await page.goto(`${__ENV.BASE_URL}/page`);
  console.log('open');
  await page.waitForTimeout(60_000);
}
