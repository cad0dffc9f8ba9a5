import { group } from 'k6';
import http, { type RefinedResponse, type ResponseType } from 'k6/http';
import { explainedCheck } from './explained-check.js';

const MAILER: string = __ENV.MAILER_URL || 'http://127.0.0.1:9294';

export const options = { thresholds: { http_req_duration: ['max<1500'] } };

interface Line {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitCents: number;
}

const LINES: readonly Line[] = [{ sku: 'log-book', name: 'Log book', quantity: 2, unitCents: 2250 }];

/** A receipt is posted, and says what it must. */
export default function (): void {
  let receiptId: string | undefined;

  group('Send a receipt', () => {
    const body = {
      orderId: 'order-synthetic',
      customer: { name: 'Synthetic Check', email: 'synthetic@shop.example' },
      lines: LINES,
    };
    const answer = http.post(`${MAILER}/receipts`, JSON.stringify(body), {
      headers: { 'content-type': 'application/json' },
    });
    const sent = explainedCheck(answer, {
      'receipt is sent': (response) => isJson(response, 201, 'state', 'sent'),
    });
    if (sent) receiptId = String(answer.json('id'));
  });
  if (receiptId === undefined) return;

  group('Read it', () => {
    const answer = http.get(`${MAILER}/receipts/${receiptId}`);
    explainedCheck(answer, {
      'receipt is for the buyer': (response) => isJson(response, 200, 'to', 'synthetic@shop.example'),
      'receipt states the total': ({ status, body }) =>
        status === 200 && String(body).includes('Total  $45.00'),
    });
  });
}

function isJson(
  response: RefinedResponse<ResponseType>,
  status: number,
  field: string,
  value: string,
): boolean {
  return response.status === status && response.json(field) === value;
}
