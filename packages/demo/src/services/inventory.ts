import type { Server } from 'node:http';
import { json } from '../http/answer.ts';
import { createFaultSwitch } from '../http/fault-switch.ts';
import { invalid, readFields, readList, readNumber, readText } from '../http/fields.ts';
import { ServiceError } from '../http/service-error.ts';
import { createService } from '../http/service-server.ts';
import { ASSORTMENT } from '../shop/assortment.ts';
import { BoundedMap } from '../shop/bounded-map.ts';
import type { Product } from '../shop/product.ts';
import type { ServiceContext } from '../shop/service-context.ts';

interface Reservation {
  readonly id: string;
  readonly reference: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

const FAULT = 'the stock store refuses connections: 100 of 100 are in use';
const RESERVATIONS_KEPT = 50;

/** Knows what the shop sells, at which price and how many are left, and sets goods aside for orders. */
export function createInventory({ newId }: ServiceContext): Server {
  const products = new Map(ASSORTMENT.map((product) => [product.sku, product]));
  const reservations = new BoundedMap<Reservation>(RESERVATIONS_KEPT);

  const find = (sku: string): Product => {
    const product = products.get(sku);
    if (product) return product;
    throw new ServiceError(404, 'unknown_product', `product '${sku}': the shop does not sell it`);
  };
  const move = (lines: Reservation['lines'], sign: 1 | -1): void => {
    for (const { sku, quantity } of lines) {
      const product = find(sku);
      products.set(sku, { ...product, available: product.available + sign * quantity });
    }
  };
  const reserve = (body: unknown): Reservation => {
    const fields = readFields(body);
    const reference = readText(fields.reference, 'reference');
    const lines = readList(fields.lines, 'lines', ASSORTMENT.length).map(readLine);
    if (new Set(lines.map(({ sku }) => sku)).size < lines.length) throw invalid('lines', 'each product once');
    for (const { sku, quantity } of lines) {
      const { name, available } = find(sku);
      if (available >= quantity) continue;
      throw new ServiceError(409, 'out_of_stock', `${name}: ${quantity} wanted, ${available} left`);
    }
    move(lines, -1);
    const reservation = { id: newId('reservation'), reference, lines };
    // The oldest goods have been shipped by then, and the shelf is filled up again.
    const shipped = reservations.set(reservation.id, reservation);
    if (shipped) move(shipped.lines, 1);
    return reservation;
  };
  const release = (id: string): Reservation => {
    const reservation = reservations.take(id);
    if (!reservation)
      throw new ServiceError(404, 'unknown_reservation', `reservation '${id}' does not exist`);
    move(reservation.lines, 1);
    return reservation;
  };

  return createService({
    name: 'inventory',
    faults: createFaultSwitch('inventory', FAULT),
    routes: [
      { method: 'GET', path: '/products', handle: () => json(200, { products: [...products.values()] }) },
      { method: 'GET', path: '/products/:sku', handle: ({ params }) => json(200, find(params.sku ?? '')) },
      { method: 'POST', path: '/reservations', handle: ({ body }) => json(201, reserve(body)) },
      {
        method: 'DELETE',
        path: '/reservations/:id',
        handle: ({ params }) => json(200, release(params.id ?? '')),
      },
    ],
  });
}

function readLine(line: unknown): { sku: string; quantity: number } {
  const fields = readFields(line);
  return { sku: readText(fields.sku, 'sku'), quantity: readNumber(fields.quantity, 'quantity', 1, 9) };
}
