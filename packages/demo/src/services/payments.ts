import type { Server } from 'node:http';
import { json } from '../http/answer.ts';
import { createFaultSwitch } from '../http/fault-switch.ts';
import { readFields, readNumber, readText } from '../http/fields.ts';
import { ServiceError } from '../http/service-error.ts';
import { createService } from '../http/service-server.ts';
import { BoundedMap } from '../shop/bounded-map.ts';
import { readCardNumber } from '../shop/card-number.ts';
import { CURRENCY } from '../shop/money.ts';
import type { ServiceContext } from '../shop/service-context.ts';

type PaymentState = 'authorised' | 'captured' | 'voided';

/** Never holds more of a card than its last four digits. */
export interface Payment {
  readonly id: string;
  readonly reference: string;
  readonly state: PaymentState;
  readonly amountCents: number;
  readonly currency: string;
  readonly cardEnding: string;
}

const FAULT = 'the card processor refuses the connection: connect ECONNREFUSED acquirer.example:8443';
const PAYMENTS_KEPT = 500;
const LARGEST_CENTS = 10_000_00;
/** The test card that every processor's sandbox declines. */
const DECLINED = '4000000000000002';

/** Takes money in two steps: an authorisation holds it, a capture takes it; a void lets it go. */
export function createPayments({ newId }: ServiceContext): Server {
  const payments = new BoundedMap<Payment>(PAYMENTS_KEPT);

  const find = (id: string): Payment => {
    const payment = payments.get(id);
    if (payment) return payment;
    throw new ServiceError(404, 'unknown_payment', `payment '${id}' does not exist`);
  };
  const authorise = (body: unknown): Payment => {
    const fields = readFields(body);
    const card = readCardNumber(readFields(fields.card ?? {}).number);
    const reference = readText(fields.reference, 'reference');
    const amountCents = readNumber(fields.amountCents, 'amountCents', 1, LARGEST_CENTS);
    if (card === DECLINED)
      throw new ServiceError(402, 'card_declined', "the card's bank declined the payment");
    const id = newId('payment');
    const cardEnding = card.slice(-4);
    const payment: Payment = {
      id,
      reference,
      state: 'authorised',
      amountCents,
      currency: CURRENCY,
      cardEnding,
    };
    payments.set(id, payment);
    return payment;
  };
  /** Asking twice for the same is granted, so that a caller who missed the answer may ask again. */
  const settle = (id: string, state: PaymentState): Payment => {
    const payment = find(id);
    if (payment.state === state) return payment;
    if (payment.state !== 'authorised') {
      throw new ServiceError(
        409,
        'already_settled',
        `payment '${id}' is ${payment.state}: it cannot be ${state}`,
      );
    }
    const settled = { ...payment, state };
    payments.set(id, settled);
    return settled;
  };

  return createService({
    name: 'payments',
    faults: createFaultSwitch('payments', FAULT),
    routes: [
      { method: 'POST', path: '/payments', handle: ({ body }) => json(201, authorise(body)) },
      { method: 'GET', path: '/payments/:id', handle: ({ params }) => json(200, find(params.id ?? '')) },
      {
        method: 'POST',
        path: '/payments/:id/capture',
        handle: ({ params }) => json(200, settle(params.id ?? '', 'captured')),
      },
      {
        method: 'POST',
        path: '/payments/:id/void',
        handle: ({ params }) => json(200, settle(params.id ?? '', 'voided')),
      },
    ],
  });
}
