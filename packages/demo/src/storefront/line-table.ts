import { type Html, html } from '../http/html.ts';
import { formatMoney } from '../shop/money.ts';
import type { Line } from '../shop/order.ts';

/** Lines with their total, as cart, checkout and confirmation show them. */
export function lineTable(
  lines: readonly Line[],
  totalCents: number,
  lastCell: (line: Line) => Html = () => html``,
): Html {
  return html`
<table>
<thead><tr><th>Item</th><th class="number">Quantity</th><th class="number">Price</th><th></th></tr></thead>
<tbody>${lines.map((line) => row(line, lastCell(line)))}</tbody>
<tfoot><tr><th>Total</th><td></td><td class="number total">${formatMoney(totalCents)}</td><td></td></tr></tfoot>
</table>`;
}

function row({ sku, name, quantity, unitCents }: Line, last: Html): Html {
  return html`
<tr>
<td><a href="/products/${sku}">${name}</a></td>
<td class="number">${quantity}</td>
<td class="number">${formatMoney(quantity * unitCents)}</td>
<td class="number">${last}</td>
</tr>`;
}
