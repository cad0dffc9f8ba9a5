import { type Html, html } from '../http/html.ts';
import type { Cart, Line } from '../shop/order.ts';
import { layout } from './layout.ts';
import { lineTable } from './line-table.ts';

/** @param cart absent for a visitor who has put nothing in yet. */
export function cartPage(cart: Cart | undefined): Html {
  if (!cart || cart.lines.length === 0) {
    return layout('Cart', html`<h1>Your cart is empty</h1><p><a href="/">See what there is</a></p>`);
  }
  return layout(
    'Cart',
    html`
<h1>Your cart</h1>
${lineTable(cart.lines, cart.totalCents, removeForm)}
<p><a class="button" href="/checkout">Check out</a></p>`,
  );
}

function removeForm({ sku, name }: Line): Html {
  return html`<form method="post" action="/cart/items/${sku}/remove"><button class="quiet" aria-label="Remove ${name}">Remove</button></form>`;
}
