import { group } from 'k6';
import http from 'k6/http';
import { explainedCheck } from './explained-check.js';

const STOREFRONT = __ENV.STOREFRONT_URL || 'http://127.0.0.1:9290';

export const options = { thresholds: { http_req_duration: ['max<1500'] } };

/** A customer buys one item, as an app does it. Each step gives what the next one needs, or ends the run. */
export default function () {
  const sku = group('Look at what is for sale', chooseProduct);
  const cartId = sku && group('Fill a cart', () => fillCart(sku));
  const orderId = cartId && group('Check out', () => checkOut(cartId));
  if (orderId) group('Look the order up', () => lookUp(orderId));
}

function chooseProduct() {
  const answer = http.get(`${STOREFRONT}/api/products`);
  const found = (response) => response.json('products').find(({ available }) => available > 0);
  const listed = explainedCheck(answer, {
    'a product is in stock': (response) => response.status === 200 && found(response) !== undefined,
  });
  return listed ? found(answer).sku : undefined;
}

function fillCart(sku) {
  const opened = post('/api/carts', {});
  if (!explainedCheck(opened, { 'cart is opened': ({ status }) => status === 201 })) return undefined;
  const cartId = opened.json('id');
  const filled = post(`/api/carts/${cartId}/items`, { sku, quantity: 1 });
  return explainedCheck(filled, { 'item is in the cart': ({ status }) => status === 200 })
    ? cartId
    : undefined;
}

function checkOut(cartId) {
  const card = { number: '4242424242424242' };
  const buyer = { name: 'Synthetic Check', email: 'synthetic@shop.example' };
  const answer = post(`/api/carts/${cartId}/checkout`, { ...buyer, card });
  const placed = explainedCheck(answer, {
    'payment is taken and the order placed': (response) =>
      response.status === 201 && response.json('payment.state') === 'captured',
  });
  if (!placed) return undefined;
  explainedCheck(answer, { 'receipt is sent': (response) => response.json('receipt.state') === 'sent' });
  return answer.json('id');
}

function lookUp(orderId) {
  explainedCheck(http.get(`${STOREFRONT}/api/orders/${orderId}`), {
    'order is kept': (response) => response.status === 200 && response.json('id') === orderId,
  });
}

function post(path, body) {
  return http.post(`${STOREFRONT}${path}`, JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
  });
}
