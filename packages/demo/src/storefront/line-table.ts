import { type Html, html } from '../http/html.ts';
import { formatMoney } from '../shop/money.ts';
import type { Line } from '../shop/order.ts';

/** Lines with their total, as cart, checkout and confirmation show them. `action` fills a last column. */
export function lineTable(lines: readonly Line[], totalCents: number, action?: (line: Line) => Html): Html {
  const lastHead = action ? html`<th></th>` : html``;
  const lastCell = (line: Line): Html => (action ? html`<td class="number">${action(line)}</td>` : html``);
  return html`
<table>
<thead><tr><th>Item</th><th class="number">Quantity</th><th class="number">Price</th>${lastHead}</tr></thead>
<tbody>${lines.map((line) => row(line, lastCell(line)))}</tbody>
<tfoot><tr><th colspan="2">Total</th><td class="number total">${formatMoney(totalCents)}</td>${lastHead}</tr></tfoot>
</table>`;
}

function row({ sku, name, quantity, unitCents }: Line, last: Html): Html {
  return html`
<tr>
<td><a href="/products/${sku}">${name}</a></td>
<td class="number">${quantity}</td>
<td class="number">${formatMoney(quantity * unitCents)}</td>
${last}
</tr>`;
}
