import { expect, test } from 'vitest';
import type { ServiceClient } from '../http/call-service.ts';
import { ServiceError } from '../http/service-error.ts';
import { placeOrder } from './place-order.ts';

const CART = {
  id: 'cart-1',
  currency: 'USD',
  lines: [{ sku: 'log-book', name: 'Log book', quantity: 2, unitCents: 2_250 }],
  totalCents: 4_500,
};
const PURCHASE = { customer: { name: 'Ada', email: 'ada@shop.example' }, cardNumber: '4242424242424242' };

/** Services that note what they are asked, and fail at one of the requests. */
function recordingServices(failing?: string) {
  const asked: string[] = [];
  const client = (service: string): ServiceClient => {
    const answer = async <T>(method: string, path: string): Promise<T> => {
      const request = `${service} ${method} ${path}`;
      asked.push(request);
      if (request === failing) throw new ServiceError(502, 'dependency_failed', 'no answer', service);
      return { id: `${service}-1`, cardEnding: '4242' } as T;
    };
    return {
      get: (path) => answer('GET', path),
      post: (path) => answer('POST', path),
      delete: (path) => answer('DELETE', path),
    };
  };
  const clients = {
    storefront: client('storefront'),
    cart: client('cart'),
    payments: client('payments'),
    inventory: client('inventory'),
    mailer: client('mailer'),
  };
  return { asked, context: { clients, newId: (kind: string) => `${kind}-1`, now: () => new Date(0) } };
}

const HOLD = 'payments POST /payments';
const RESERVE = 'inventory POST /reservations';
const CAPTURE = 'payments POST /payments/payments-1/capture';
const RECEIPT = 'mailer POST /receipts';
const VOID = 'payments POST /payments/payments-1/void';
const RELEASE = 'inventory DELETE /reservations/inventory-1';

test.each([
  ['no money is held: nothing to undo', HOLD, [HOLD]],
  ['no goods: the money is let go', RESERVE, [HOLD, RESERVE, VOID]],
  ['the money cannot be taken: goods and money are let go', CAPTURE, [HOLD, RESERVE, CAPTURE, RELEASE, VOID]],
])('fails when %s', async (_reason, failing, expected) => {
  const { asked, context } = recordingServices(failing);
  await expect(placeOrder(CART, PURCHASE, context)).rejects.toThrow('no answer');
  expect(asked).toEqual(expected);
});

test.each([
  ['all works', undefined, { state: 'sent', id: 'mailer-1' }],
  ['only the receipt fails', RECEIPT, { state: 'failed', reason: 'no answer' }],
])('stands when %s', async (_reason, failing, receipt) => {
  const { asked, context } = recordingServices(failing);
  const order = await placeOrder(CART, PURCHASE, context);
  expect(asked).toEqual([HOLD, RESERVE, CAPTURE, RECEIPT]);
  expect(order).toMatchObject({ id: 'order-1', totalCents: 4_500, payment: { state: 'captured' }, receipt });
});
