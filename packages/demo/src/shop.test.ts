import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoEnvironment } from './demo-services.ts';
import { clearFaults, setFault } from './fault-client.ts';
import type { Cart, Order } from './shop/order.ts';
import type { Demo } from './start-demo.ts';
import { startTestDemo } from './test-demo.ts';

const CARD = { number: '4242 4242 4242 4242' };
const ADA = { name: 'Ada <Lovelace>', email: 'ada@shop.example' };

let demo: Demo;
let port: number;
let urls: ReturnType<typeof demoEnvironment>;

beforeAll(async () => {
  ({ demo, port } = await startTestDemo());
  urls = demoEnvironment(port);
});
afterAll(() => demo?.stop());
beforeEach(() => clearFaults(port));

async function call<T>(url: string, body?: object, method = body ? 'POST' : 'GET') {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: response.status, body: (await response.json()) as T };
}

async function filledCart(sku: string, quantity: number): Promise<Cart> {
  const { body: cart } = await call<Cart>(`${urls.STOREFRONT_URL}/api/carts`, {});
  return (await call<Cart>(`${urls.STOREFRONT_URL}/api/carts/${cart.id}/items`, { sku, quantity })).body;
}

function checkout<T>(cart: Cart, card: object = CARD) {
  return call<T>(`${urls.STOREFRONT_URL}/api/carts/${cart.id}/checkout`, { ...ADA, card });
}

async function stockOf(sku: string): Promise<number> {
  return (await call<{ available: number }>(`${urls.INVENTORY_URL}/products/${sku}`)).body.available;
}

describe('a purchase', () => {
  test('goes through all five services', async () => {
    const before = await stockOf('log-book');
    const cart = await filledCart('log-book', 2);
    expect(cart.totalCents).toBe(4_500);

    const { status, body: order } = await checkout<Order>(cart);
    expect(status).toBe(201);
    expect(order.payment).toMatchObject({ state: 'captured', cardEnding: '4242' });
    expect((await call(`${urls.PAYMENTS_URL}/payments/${order.payment.id}`)).body).toMatchObject({
      state: 'captured',
      amountCents: 4_500,
      reference: order.id,
    });
    expect(await stockOf('log-book')).toBe(before - 2);
    const receiptId = order.receipt.state === 'sent' ? order.receipt.id : '';
    const { body: receipt } = await call<{ text: string }>(`${urls.MAILER_URL}/receipts/${receiptId}`);
    expect(receipt).toMatchObject({ to: ADA.email, subject: `Your order ${order.id}` });
    expect(receipt.text).toContain('2 × Log book  $45.00');
    expect((await call(`${urls.STOREFRONT_URL}/api/orders/${order.id}`)).body).toEqual(order);
    expect((await call(`${urls.CART_URL}/carts/${cart.id}`)).status).toBe(404);
  });

  test('happens once when the button is pressed twice', async () => {
    const cart = await filledCart('enamel-mug', 1);
    const answers = await Promise.all([checkout(cart), checkout(cart)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test.each([
    ['a declined card', { number: '4000000000000002' }, 402, 'card_declined'],
    ['a mistyped card', { number: '4242424242424241' }, 422, 'invalid'],
  ])('is refused for %s, and the cart stays', async (_reason, card, status, code) => {
    const cart = await filledCart('watch-cap', 1);
    expect(await checkout(cart, card)).toMatchObject({ status, body: { error: { code } } });
    expect((await call(`${urls.CART_URL}/carts/${cart.id}`)).body).toEqual(cart);
  });

  test('is refused for what is sold out', async () => {
    const { body: cart } = await call<Cart>(`${urls.CART_URL}/carts`, {});
    const add = await call(`${urls.CART_URL}/carts/${cart.id}/items`, { sku: 'ships-bell', quantity: 1 });
    expect(add).toMatchObject({
      status: 409,
      body: { error: { message: "Ship's bell: 1 wanted, 0 left" } },
    });
  });

  test('never empties the shelf, however many there are', async () => {
    const reserve = { reference: 'a test', lines: [{ sku: 'deck-lantern', quantity: 9 }] };
    for (let at = 0; at < 120; at += 1) {
      expect((await call(`${urls.INVENTORY_URL}/reservations`, reserve)).status).toBe(201);
    }
    expect(await stockOf('deck-lantern')).toBeGreaterThan(0);
  });
});

describe('a broken service', () => {
  test('payments fails its work but lives, and heals', async () => {
    const cart = await filledCart('watch-cap', 1);
    const before = await stockOf('watch-cap');
    await setFault(port, 'payments', 'errors');
    expect((await call(`${urls.PAYMENTS_URL}/healthz`)).status).toBe(200);
    expect(await checkout(cart)).toMatchObject({
      status: 502,
      body: {
        error: {
          service: 'storefront',
          code: 'dependency_failed',
          dependency: 'payments',
          message: expect.stringMatching(/^payments answered 503: the card processor refuses the connection/),
        },
      },
    });
    expect(await stockOf('watch-cap')).toBe(before);
    await clearFaults(port, 'payments');
    expect((await checkout(cart)).status).toBe(201);
  });

  test('is named, whichever it is', async () => {
    const cart = await filledCart('watch-cap', 1);
    await setFault(port, 'inventory', 'errors');
    expect(await checkout(cart)).toMatchObject({ status: 502, body: { error: { dependency: 'inventory' } } });
  });

  test('mailer does not undo a paid order', async () => {
    const cart = await filledCart('watch-cap', 1);
    await setFault(port, 'mailer', 'errors');
    const { status, body: order } = await checkout<Order>(cart);
    expect(status).toBe(201);
    expect(order.receipt).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('mailer answered 503'),
    });
  });

  test('a slow service answers late, and right', async () => {
    await setFault(port, 'inventory', 'slow');
    const began = performance.now();
    expect((await call(`${urls.STOREFRONT_URL}/api/products`)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(2_400);
  });
});

describe('the pages', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields);

  async function visit(path: string, cookie: string, body?: URLSearchParams) {
    const response = await fetch(`${urls.STOREFRONT_URL}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie },
      redirect: 'manual',
      ...(body && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  async function fill(): Promise<string> {
    const added = await visit('/cart/items', '', form({ sku: 'log-book', quantity: '2' }));
    expect([added.status, added.headers.get('location')]).toEqual([303, '/cart']);
    return added.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  test('lead from the shelf to the confirmation', async () => {
    expect((await visit('/', '')).text).toContain('<a href="/products/log-book">Log book</a>');
    expect((await visit('/products/log-book', '')).text).toContain('$22.50');
    const cookie = await fill();
    expect((await visit('/cart', cookie)).text).toContain('$45.00');
    expect((await visit('/checkout', cookie)).text).toContain('Pay $45.00');
    const paid = await visit('/checkout', cookie, form({ ...ADA, card: CARD.number }));
    expect(paid.status).toBe(303);
    const order = await visit(paid.headers.get('location') ?? '', cookie);
    expect(order.text).toContain('Thank you, Ada &lt;Lovelace&gt;');
    expect(order.text).toContain('The receipt was sent to ada@shop.example.');
    expect((await visit('/cart', cookie)).text).toContain('Your cart is empty');
  });

  test('give the form back with what is wrong in it', async () => {
    const cookie = await fill();
    const refused = await visit('/checkout', cookie, form({ ...ADA, card: '4000000000000002' }));
    expect(refused.status).toBe(402);
    expect(refused.text).toContain('the card&#39;s bank declined the payment');
    expect(refused.text).toContain('value="Ada &lt;Lovelace&gt;"');
  });

  test('say which dependency failed', async () => {
    const cookie = await fill();
    await setFault(port, 'payments', 'errors');
    const failed = await visit('/checkout', cookie, form({ ...ADA, card: CARD.number }));
    expect(failed.status).toBe(502);
    expect(failed.text).toContain('<h1>Our payments service is not working</h1>');
    await setFault(port, 'storefront', 'errors');
    const closed = await visit('/', cookie);
    expect([closed.status, closed.text.includes('<h1>The shop is not working</h1>')]).toEqual([503, true]);
  });
});
