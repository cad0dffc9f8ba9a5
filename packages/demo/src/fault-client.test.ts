import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPorts } from './demo-services.ts';
import { clearFaults, setFault } from './fault-client.ts';
import type { Demo } from './start-demo.ts';
import { startTestDemo } from './test-demo.ts';

let demo: Demo;
let port: number;

beforeAll(async () => {
  ({ demo, port } = await startTestDemo());
});
afterAll(() => demo?.stop());

/** fetch sets Host and Origin itself; an attacker does not ask it. */
async function control(
  method: string,
  headers: Record<string, string>,
  body = '',
): Promise<[number, string]> {
  const sent = request({
    port: demoPorts(port).payments,
    host: '127.0.0.1',
    path: '/demo/fault',
    method,
    headers,
  });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  return [answer.statusCode, (await answer.toArray()).join('')];
}

test('tells and sets the mode of one service, and clears all', async () => {
  const mode = async () => (await control('GET', {}))[1];
  expect(await mode()).toBe('{"service":"payments","mode":null}');
  await setFault(port, 'payments', 'slow');
  expect(await mode()).toBe('{"service":"payments","mode":"slow"}');
  await clearFaults(port, 'cart');
  expect(await mode()).toContain('slow');
  await clearFaults(port);
  expect(await mode()).toContain('null');
});

describe('refuses', () => {
  test.each([
    ['a web page', { origin: 'http://127.0.0.1:9282' }, 403, 'faults are not set from web pages'],
    ['a name rebound to loopback', { host: 'evil.example:9292' }, 403, "Host 'evil.example:9292'"],
    ['a name that begins like loopback', { host: '127.0.0.1.evil.example' }, 403, 'expected 127.0.0.1'],
    ['an unknown mode', {}, 400, "fault mode 'explode': expected one of errors, slow"],
  ])('%s', async (_reason, headers, status, message) => {
    const [code, text] = await control('POST', headers, '{"mode":"explode"}');
    expect(code).toBe(status);
    expect(text).toContain(message);
  });
});

describe('says what is wrong', () => {
  test('with an unknown service', async () => {
    await expect(setFault(port, 'paiments', 'errors')).rejects.toThrow(
      "demo service 'paiments': expected one of storefront, cart, payments, inventory, mailer",
    );
  });

  test('with an unknown mode', async () => {
    await expect(setFault(port, 'payments', 'explode')).rejects.toThrow(
      "fault mode 'explode': expected one of",
    );
  });

  test('when no demo runs there', async () => {
    await expect(clearFaults(1, 'cart')).rejects.toThrow(
      'no demo runs at base port 1: expected cart on 127.0.0.1:2, but nothing answers there',
    );
  });

  test('when something else runs there', async () => {
    const stranger = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const base = (stranger.address() as AddressInfo).port;
    await expect(setFault(base, 'storefront', 'slow')).rejects.toThrow('but something else answers there');
    stranger.close();
  });
});
