import { type Html, html } from '../http/html.ts';
import { TEST_CARD } from '../shop/card-number.ts';
import { formatMoney } from '../shop/money.ts';
import type { Cart } from '../shop/order.ts';
import { layout } from './layout.ts';
import { lineTable } from './line-table.ts';

/** What the buyer has typed, to be shown again when something about it is refused. */
export interface CheckoutForm {
  readonly name: string;
  readonly email: string;
  readonly card: string;
}

export const EMPTY_CHECKOUT: CheckoutForm = { name: '', email: '', card: TEST_CARD };

export function readCheckoutForm(body: unknown): CheckoutForm {
  const { name, email, card } = body as Readonly<Record<string, unknown>>;
  return { name: asText(name), email: asText(email), card: asText(card) };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function checkoutPage(cart: Cart, form: CheckoutForm, refusal?: string): Html {
  return layout(
    'Check out',
    html`
<h1>Check out</h1>
${refusal === undefined ? html`` : html`<p class="refusal" role="alert">${refusal}</p>`}
${lineTable(cart.lines, cart.totalCents)}
<form method="post" action="/checkout" class="stacked">
<label for="name">Name</label>
<input id="name" name="name" autocomplete="off" maxlength="100" required value="${form.name}">
<label for="email">E-mail, for the receipt</label>
<input id="email" name="email" type="email" autocomplete="off" required value="${form.email}">
<label for="card">Card number</label>
<input id="card" name="card" inputmode="numeric" autocomplete="off" required value="${form.card}">
<p class="note">A test number: leave it as it is. Never type a real card into a demo.</p>
<button type="submit">Pay ${formatMoney(cart.totalCents)}</button>
</form>`,
  );
}
