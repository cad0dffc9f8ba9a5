import { group } from 'k6';
import http from 'k6/http';
import { explainedCheck } from './explained-check.js';

const STOREFRONT = __ENV.STOREFRONT_URL || 'http://127.0.0.1:9290';

export const options = { thresholds: { http_req_duration: ['max<1500'] } };

/** The pages that every visitor needs are served, and are the pages they ought to be. */
export default function () {
  let firstProduct;

  group('Open the shop', () => {
    const answer = http.get(`${STOREFRONT}/`);
    const opened = explainedCheck(answer, {
      'shop page lists products': (response) =>
        response.status === 200 && response.html('.products li').size() > 0,
    });
    if (opened) firstProduct = answer.html('.products a').first().attr('href');
  });
  if (!firstProduct) return;

  group('Open a product', () => {
    explainedCheck(http.get(`${STOREFRONT}${firstProduct}`), {
      'product page shows a price': (response) =>
        response.status === 200 && /^\$\d/.test(response.html('.price').text().trim()),
    });
  });

  group('Open the cart', () => {
    explainedCheck(http.get(`${STOREFRONT}/cart`), {
      'cart page opens': (response) => response.status === 200,
    });
  });
}
