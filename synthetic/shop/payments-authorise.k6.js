import { group } from 'k6';
import http from 'k6/http';
import { explainedCheck } from './explained-check.js';

const PAYMENTS = __ENV.PAYMENTS_URL || 'http://127.0.0.1:9292';
const JSON_BODY = { headers: { 'content-type': 'application/json' } };

export const options = { thresholds: { http_req_duration: ['max<1500'] } };

/** Money is held and let go again; nothing is taken. */
export default function () {
  let paymentId;

  group('Hold money on a card', () => {
    const body = { reference: 'synthetic check', amountCents: 100, card: { number: '4242424242424242' } };
    const answer = http.post(`${PAYMENTS}/payments`, JSON.stringify(body), JSON_BODY);
    const authorised = explainedCheck(answer, {
      'payment is authorised': (response) =>
        response.status === 201 && response.json('state') === 'authorised',
    });
    if (authorised) paymentId = answer.json('id');
  });
  if (!paymentId) return;

  group('Let the money go', () => {
    explainedCheck(http.post(`${PAYMENTS}/payments/${paymentId}/void`, '{}', JSON_BODY), {
      'payment is voided': (response) => response.status === 200 && response.json('state') === 'voided',
    });
  });
}
