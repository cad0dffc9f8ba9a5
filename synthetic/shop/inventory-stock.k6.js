import { group } from 'k6';
import http from 'k6/http';
import { explainedCheck } from './explained-check.js';

const INVENTORY = __ENV.INVENTORY_URL || 'http://127.0.0.1:9293';
const JSON_BODY = { headers: { 'content-type': 'application/json' } };

export const options = { thresholds: { http_req_duration: ['max<1500'] } };

/** Goods are found, set aside and put back. */
export default function () {
  let reservationId;

  group('Look at the shelf', () => {
    explainedCheck(http.get(`${INVENTORY}/products`), {
      'products are in stock': (response) =>
        response.status === 200 && response.json('products').some(({ available }) => available > 0),
    });
  });

  group('Set goods aside', () => {
    const lines = [{ sku: 'log-book', quantity: 1 }];
    const body = JSON.stringify({ reference: 'synthetic check', lines });
    const answer = http.post(`${INVENTORY}/reservations`, body, JSON_BODY);
    const reserved = explainedCheck(answer, { 'goods are reserved': (response) => response.status === 201 });
    if (reserved) reservationId = answer.json('id');
  });
  if (!reservationId) return;

  group('Put them back', () => {
    const url = `${INVENTORY}/reservations/${reservationId}`;
    explainedCheck(http.del(url), { 'goods are released': (response) => response.status === 200 });
  });
}
