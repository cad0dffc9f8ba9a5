// Runs inside k6: whether its browser module can drive a Chromium. The last console line is the browser's version.
import { browser } from 'k6/browser';

export const options = {
  scenarios: { probe: { executor: 'shared-iterations', options: { browser: { type: 'chromium' } } } },
};

export default async function probe() {
  const page = await browser.newPage();
  try {
    await page.setContent('<title>ready</title>');
    if ((await page.title()) !== 'ready') throw new Error('the page that it was given did not appear');
    console.log(browser.version());
  } finally {
    await page.close();
  }
}
