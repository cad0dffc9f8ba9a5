import { group } from 'k6';
import http from 'k6/http';
import { explainedCheck } from './explained-check.js';

const CART = __ENV.CART_URL || 'http://127.0.0.1:9291';
const JSON_BODY = { headers: { 'content-type': 'application/json' } };

export const options = { thresholds: { http_req_duration: ['max<1500'] } };

/** A cart is opened, filled and read back. It is not paid: that is what checkout-api does. */
export default function () {
  let cartId;

  group('Open a cart', () => {
    const answer = http.post(`${CART}/carts`, '{}', JSON_BODY);
    const opened = explainedCheck(answer, { 'cart is opened': (response) => response.status === 201 });
    if (opened) cartId = answer.json('id');
  });
  if (!cartId) return;

  let filled = false;
  group('Put two log books in', () => {
    const url = `${CART}/carts/${cartId}/items`;
    const answer = http.post(url, JSON.stringify({ sku: 'log-book', quantity: 2 }), JSON_BODY);
    filled = explainedCheck(answer, { 'item is in the cart': (response) => response.status === 200 });
  });
  if (!filled) return;

  group('Read the cart', () => {
    explainedCheck(http.get(`${CART}/carts/${cartId}`), {
      'cart holds what was put in': (response) =>
        response.status === 200 && response.json('lines.0.quantity') === 2,
      'total is twice the price': (response) =>
        response.status === 200 && response.json('totalCents') === 2 * response.json('lines.0.unitCents'),
    });
  });
}
