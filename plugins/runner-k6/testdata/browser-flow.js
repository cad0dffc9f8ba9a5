import { check } from 'k6';
import { browser } from 'k6/browser';

export const options = {
  scenarios: { ui: { executor: 'shared-iterations', options: { browser: { type: 'chromium' } } } },
};

export default async function () {
  const page = await browser.newPage();
  try {
    await page.goto(`${__ENV.BASE_URL}/page`);
    const title = await page.locator('h1').textContent();
    check(title, { [__ENV.EXPECT]: (text) => text === __ENV.EXPECT });
  } finally {
    await page.close();
  }
}
