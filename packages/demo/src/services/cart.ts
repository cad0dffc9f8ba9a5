import type { Server } from 'node:http';
import { json } from '../http/answer.ts';
import { createFaultSwitch } from '../http/fault-switch.ts';
import { invalid, readEmail, readFields, readNumber, readText } from '../http/fields.ts';
import { ServiceError } from '../http/service-error.ts';
import { createService } from '../http/service-server.ts';
import { BoundedMap } from '../shop/bounded-map.ts';
import { readCardNumber } from '../shop/card-number.ts';
import { CURRENCY } from '../shop/money.ts';
import { type Cart, type Line, type Order, totalCents } from '../shop/order.ts';
import { placeOrder } from '../shop/place-order.ts';
import type { Product } from '../shop/product.ts';
import type { ServiceContext } from '../shop/service-context.ts';

const FAULT = 'the session cache is gone: READONLY no primary has been elected yet';
const CARTS_KEPT = 1_000;
const ORDERS_KEPT = 500;
const MOST_OF_ONE = 9;

/** Holds what a visitor wants to buy, and turns it into an order. */
export function createCart(context: ServiceContext): Server {
  const { clients, newId } = context;
  const carts = new BoundedMap<Cart>(CARTS_KEPT);
  const orders = new BoundedMap<Order>(ORDERS_KEPT);
  const beingPaid = new Set<string>();

  const keep = (id: string, lines: readonly Line[]): Cart => {
    const cart = { id, currency: CURRENCY, lines, totalCents: totalCents(lines) };
    carts.set(id, cart);
    return cart;
  };
  const find = (id: string): Cart => {
    const cart = carts.get(id);
    if (cart) return cart;
    throw new ServiceError(404, 'unknown_cart', `cart '${id}' does not exist`);
  };
  const findOrder = (id: string): Order => {
    const order = orders.get(id);
    if (order) return order;
    throw new ServiceError(404, 'unknown_order', `order '${id}' does not exist`);
  };
  const add = async (id: string, body: unknown): Promise<Cart> => {
    find(id);
    const fields = readFields(body);
    const sku = readText(fields.sku, 'sku');
    const quantity = readNumber(fields.quantity ?? 1, 'quantity', 1, MOST_OF_ONE);
    const product = await clients.inventory.get<Product>(`/products/${encodeURIComponent(sku)}`);
    // Read again: other requests of the same visitor may have changed it meanwhile.
    return keep(id, addLine(find(id).lines, product, quantity));
  };
  const remove = (id: string, sku: string): Cart =>
    keep(
      id,
      find(id).lines.filter((line) => line.sku !== sku),
    );
  const checkout = async (id: string, body: unknown): Promise<Order> => {
    const cart = find(id);
    const fields = readFields(body);
    const customer = { name: readText(fields.name, 'name', 100), email: readEmail(fields.email, 'email') };
    const cardNumber = readCardNumber(readFields(fields.card ?? {}).number);
    if (cart.lines.length === 0) throw new ServiceError(409, 'empty_cart', 'the cart is empty');
    if (beingPaid.has(id)) throw new ServiceError(409, 'being_paid', 'this cart is being paid already');
    beingPaid.add(id);
    try {
      const order = await placeOrder(cart, { customer, cardNumber }, context);
      orders.set(order.id, order);
      carts.take(id);
      return order;
    } finally {
      beingPaid.delete(id);
    }
  };

  return createService({
    name: 'cart',
    faults: createFaultSwitch('cart', FAULT),
    routes: [
      { method: 'POST', path: '/carts', handle: () => json(201, keep(newId('cart'), [])) },
      { method: 'GET', path: '/carts/:id', handle: ({ params }) => json(200, find(params.id ?? '')) },
      {
        method: 'POST',
        path: '/carts/:id/items',
        handle: async ({ params, body }) => json(200, await add(params.id ?? '', body)),
      },
      {
        method: 'DELETE',
        path: '/carts/:id/items/:sku',
        handle: ({ params }) => json(200, remove(params.id ?? '', params.sku ?? '')),
      },
      {
        method: 'POST',
        path: '/carts/:id/checkout',
        handle: async ({ params, body }) => json(201, await checkout(params.id ?? '', body)),
      },
      { method: 'GET', path: '/orders/:id', handle: ({ params }) => json(200, findOrder(params.id ?? '')) },
    ],
  });
}

function addLine(lines: readonly Line[], product: Product, more: number): readonly Line[] {
  const { sku, name, priceCents } = product;
  const quantity = (lines.find((line) => line.sku === sku)?.quantity ?? 0) + more;
  if (quantity > MOST_OF_ONE) throw invalid('quantity', `at most ${MOST_OF_ONE} of one product in a cart`);
  if (quantity > product.available) {
    throw new ServiceError(409, 'out_of_stock', `${name}: ${quantity} wanted, ${product.available} left`);
  }
  return [...lines.filter((line) => line.sku !== sku), { sku, name, quantity, unitCents: priceCents }];
}
