import { ServiceError } from '../http/service-error.ts';
import type { Payment } from '../services/payments.ts';
import type { Cart, Customer, Order } from './order.ts';
import type { ServiceContext } from './service-context.ts';

/** How the buyer pays. The card's number passes through, and is kept nowhere. */
export interface Purchase {
  readonly customer: Customer;
  readonly cardNumber: string;
}

/**
 * Holds the money, sets the goods aside, takes the money, sends the receipt.
 * A failure before the money is taken undoes what was done, last step first; after that the order stands.
 */
export async function placeOrder(cart: Cart, purchase: Purchase, context: ServiceContext): Promise<Order> {
  const { payments, inventory } = context.clients;
  const reference = context.newId('order');
  const undo: (() => Promise<unknown>)[] = [];
  try {
    const held = await payments.post<Payment>('/payments', {
      reference,
      amountCents: cart.totalCents,
      card: { number: purchase.cardNumber },
    });
    undo.unshift(() => payments.post(`/payments/${held.id}/void`));
    const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }));
    const reserved = await inventory.post<{ readonly id: string }>('/reservations', { reference, lines });
    undo.unshift(() => inventory.delete(`/reservations/${reserved.id}`));
    await payments.post(`/payments/${held.id}/capture`);
    return {
      id: reference,
      placedAt: context.now().toISOString(),
      customer: purchase.customer,
      currency: cart.currency,
      lines: cart.lines,
      totalCents: cart.totalCents,
      payment: { id: held.id, state: 'captured', cardEnding: held.cardEnding },
      receipt: await sendReceipt(reference, cart, purchase.customer, context),
    };
  } catch (error) {
    // What cannot be undone now ends by itself: a hold on money lapses, an old reservation is released.
    for (const step of undo) await step().catch(() => undefined);
    throw error;
  }
}

async function sendReceipt(orderId: string, cart: Cart, customer: Customer, context: ServiceContext) {
  const { mailer } = context.clients;
  try {
    const { id } = await mailer.post<{ readonly id: string }>('/receipts', {
      orderId,
      customer,
      lines: cart.lines,
    });
    return { state: 'sent', id } as const;
  } catch (error) {
    if (error instanceof ServiceError) return { state: 'failed', reason: error.message } as const;
    throw error;
  }
}
