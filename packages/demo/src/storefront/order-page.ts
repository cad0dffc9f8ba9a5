import { type Html, html } from '../http/html.ts';
import type { Order } from '../shop/order.ts';
import { layout } from './layout.ts';
import { lineTable } from './line-table.ts';

export function orderPage(order: Order): Html {
  return layout(
    'Thank you',
    html`
<h1>Thank you, ${order.customer.name}</h1>
<p class="lead">Your order <strong id="order">${order.id}</strong> is on its way, paid by the card ending in ${order.payment.cardEnding}.</p>
${receiptNote(order)}
${lineTable(order.lines, order.totalCents)}
<p><a href="/">Back to the shop</a></p>`,
  );
}

function receiptNote({ receipt, customer }: Order): Html {
  return receipt.state === 'sent'
    ? html`<p id="receipt">The receipt was sent to ${customer.email}.</p>`
    : html`<p id="receipt" class="refusal">Your order stands, but the receipt could not be sent: ${receipt.reason}.</p>`;
}
