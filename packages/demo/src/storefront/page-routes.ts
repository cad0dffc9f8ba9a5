import { type Answer, page, seeOther } from '../http/answer.ts';
import { readFields, readText } from '../http/fields.ts';
import type { Route, ServiceRequest } from '../http/route.ts';
import { ServiceError } from '../http/service-error.ts';
import type { Order } from '../shop/order.ts';
import type { Product } from '../shop/product.ts';
import type { ServiceContext } from '../shop/service-context.ts';
import { cartCookie, readCartCookie } from './cart-cookie.ts';
import { cartPage } from './cart-page.ts';
import { checkoutPage, EMPTY_CHECKOUT, readCheckoutForm } from './checkout-page.ts';
import { orderPage } from './order-page.ts';
import { productList, productPage } from './product-pages.ts';
import { findCart, openCart } from './visitor-cart.ts';

/** The shop as people use it, with a browser. */
export function pageRoutes({ clients }: ServiceContext): readonly Route[] {
  const { cart: carts, inventory } = clients;
  const cartOf = ({ headers }: ServiceRequest) => readCartCookie(headers.cookie);

  const showProducts = async () => {
    const { products } = await inventory.get<{ readonly products: readonly Product[] }>('/products');
    return page(200, productList(products));
  };
  const showProduct = async ({ params }: ServiceRequest) =>
    page(200, productPage(await inventory.get<Product>(`/products/${encodeURIComponent(params.sku ?? '')}`)));
  const showCart = async (request: ServiceRequest) =>
    page(200, cartPage(await findCart(carts, cartOf(request))));
  const addItem = async (request: ServiceRequest) => {
    const { sku, quantity } = readFields(request.body);
    const cart = await openCart(carts, cartOf(request));
    await carts.post(`/carts/${cart.id}/items`, { sku: readText(sku, 'sku'), quantity });
    return seeOther('/cart', cartCookie(cart.id));
  };
  const removeItem = async (request: ServiceRequest) => {
    const cart = await openCart(carts, cartOf(request));
    await carts.delete(`/carts/${cart.id}/items/${encodeURIComponent(request.params.sku ?? '')}`);
    return seeOther('/cart', cartCookie(cart.id));
  };
  const showCheckout = async (request: ServiceRequest) => {
    const cart = await findCart(carts, cartOf(request));
    return cart && cart.lines.length > 0 ? page(200, checkoutPage(cart, EMPTY_CHECKOUT)) : seeOther('/cart');
  };
  const checkout = async (request: ServiceRequest): Promise<Answer> => {
    const cart = await findCart(carts, cartOf(request));
    if (!cart) return seeOther('/cart');
    const form = readCheckoutForm(request.body);
    try {
      const { name, email, card } = form;
      const order = await carts.post<Order>(`/carts/${cart.id}/checkout`, {
        name,
        email,
        card: { number: card },
      });
      return seeOther(`/orders/${order.id}`);
    } catch (error) {
      if (error instanceof ServiceError && error.status < 500) {
        return page(error.status, checkoutPage(cart, form, error.message));
      }
      throw error;
    }
  };
  const showOrder = async ({ params }: ServiceRequest) =>
    page(200, orderPage(await carts.get<Order>(`/orders/${encodeURIComponent(params.id ?? '')}`)));

  return [
    { method: 'GET', path: '/', handle: showProducts },
    { method: 'GET', path: '/products/:sku', handle: showProduct },
    { method: 'GET', path: '/cart', handle: showCart },
    { method: 'POST', path: '/cart/items', handle: addItem },
    { method: 'POST', path: '/cart/items/:sku/remove', handle: removeItem },
    { method: 'GET', path: '/checkout', handle: showCheckout },
    { method: 'POST', path: '/checkout', handle: checkout },
    { method: 'GET', path: '/orders/:id', handle: showOrder },
  ];
}
