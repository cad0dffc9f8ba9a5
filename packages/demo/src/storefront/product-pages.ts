import { type Html, html } from '../http/html.ts';
import { formatMoney } from '../shop/money.ts';
import type { Product } from '../shop/product.ts';
import { layout } from './layout.ts';

export function productList(products: readonly Product[]): Html {
  return layout(
    'Shop',
    html`
<h1>Everything for the watch</h1>
<ul class="products">${products.map(listItem)}</ul>`,
  );
}

function listItem(product: Product): Html {
  return html`
<li>
<h2><a href="/products/${product.sku}">${product.name}</a></h2>
<p>${product.description}</p>
<p class="price">${formatMoney(product.priceCents)}${soldOutNote(product)}</p>
</li>`;
}

function soldOutNote({ available }: Product): Html {
  return available > 0 ? html`` : html` <span class="note">sold out</span>`;
}

export function productPage(product: Product): Html {
  return layout(
    product.name,
    html`
<h1>${product.name}</h1>
<p class="lead">${product.description}</p>
<p class="price">${formatMoney(product.priceCents)}</p>
${product.available > 0 ? addForm(product) : html`<p class="note">Sold out. More are on the way.</p>`}`,
  );
}

function addForm({ sku, available }: Product): Html {
  return html`
<form method="post" action="/cart/items" class="inline">
<input type="hidden" name="sku" value="${sku}">
<label for="quantity">Quantity</label>
<input id="quantity" name="quantity" type="number" min="1" max="9" value="1" required>
<button type="submit">Add to cart</button>
</form>
<p class="note">${available} in stock</p>`;
}
