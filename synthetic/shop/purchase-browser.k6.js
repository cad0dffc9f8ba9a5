import { check } from 'k6';
import { browser } from 'k6/browser';

const STOREFRONT = __ENV.STOREFRONT_URL || 'http://127.0.0.1:9290';
/** Shorter than the check's own deadline, so that a page that never comes is named. */
const PATIENCE_MS = 10_000;

export const options = {
  scenarios: {
    purchase: {
      executor: 'shared-iterations',
      vus: 1,
      iterations: 1,
      options: { browser: { type: 'chromium' } },
    },
  },
  thresholds: { browser_http_req_duration: ['max<1500'] },
};

/** A customer buys one item, with a real browser. */
export default async function () {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  try {
    await buy(page);
  } finally {
    await page.close();
  }
}

async function buy(page) {
  const answer = await page.goto(STOREFRONT).catch((error) => console.error(String(error)));
  if (!check(answer, { 'shop answers': (response) => response !== undefined })) return;
  if (!(await headingIs(page, 'shop opens', /^Everything for the watch$/))) return;

  await follow(page, '.products a[href="/products/log-book"]');
  if (!(await headingIs(page, 'product page opens', /^Log book$/))) return;

  await follow(page, 'form[action="/cart/items"] button');
  if (!(await headingIs(page, 'item is in the cart', /^Your cart$/))) return;

  await follow(page, 'a[href="/checkout"]');
  if (!(await headingIs(page, 'checkout opens', /^Check out$/))) return;

  await page.locator('#name').fill('Synthetic Check');
  await page.locator('#email').fill('synthetic@shop.example');
  await follow(page, 'form[action="/checkout"] button');
  if (!(await headingIs(page, 'order is confirmed', /^Thank you, Synthetic Check$/))) return;

  const receipt = await page.locator('#receipt').textContent();
  check(receipt, { 'receipt is sent': (text) => text.includes('was sent to synthetic@shop.example') });
}

async function follow(page, selector) {
  await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
}

/** What a page is shows in its heading; that of an error page tells what is not working, and goes to the console. */
async function headingIs(page, name, expected) {
  const heading = (await page.locator('h1').textContent()).trim();
  const ok = check(heading, { [name]: (text) => expected.test(text) });
  if (!ok) console.error(`${page.url()} says: ${heading}`);
  return ok;
}
