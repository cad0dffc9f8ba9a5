import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type HttpFarEnd, type HttpMessage, OPENED, startHttpFarEnd } from '@watchbill/alerting/contract';
import type { LookupAll } from '@watchbill/model';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWebhookNotifier } from './webhook-notifier.ts';

const SECRET = `whsec_${Buffer.from('the present secret, 24 bytes').toString('base64')}`;
const PREVIOUS = 'a text of sixteen or more';

let farEnd: HttpFarEnd;
beforeEach(async () => {
  farEnd = await startHttpFarEnd(({ headers }) => String(headers['webhook-id']));
});
afterEach(() => farEnd.close());

type Options = Partial<Parameters<typeof createWebhookNotifier>[0]>;

function deliver(options: Options = {}, target = 'team-money', signal = new AbortController().signal) {
  const url = `http://127.0.0.1:${farEnd.port}/hooks/{target}`;
  return createWebhookNotifier({ id: 'hooks', url, secret: SECRET, ...options }).deliver(
    OPENED,
    target,
    signal,
  );
}

function theRequest(): HttpMessage {
  const [request, ...more] = farEnd.requests;
  expect(more).toEqual([]);
  if (!request) throw new Error('expected a request, found none');
  return request;
}

const signed = ({ headers }: HttpMessage) => headers as Record<string, string>;

test('a receiver with the secret can verify the message', async () => {
  await deliver();
  const request = theRequest();
  expect(request).toMatchObject({ method: 'POST', path: '/hooks/team-money' });
  expect(request.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': OPENED.id });
  expect(request.headers['webhook-signature']).toMatch(/^v1,\S+$/);
  expect(new Webhook(SECRET).verify(request.body, signed(request))).toMatchObject({
    type: 'incident.opened',
  });
});

test('while the secret is changed, receivers with either can verify it', async () => {
  await deliver({ previousSecret: PREVIOUS });
  const request = theRequest();
  expect(request.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
  new Webhook(SECRET).verify(request.body, signed(request));
  new Webhook(Buffer.from(PREVIOUS), { format: 'raw' }).verify(request.body, signed(request));
  expect(() =>
    new Webhook(Buffer.from('another secret'), { format: 'raw' }).verify(request.body, signed(request)),
  ).toThrow('No matching signature');
});

test('a retry has the same id and body, and the time of the attempt', async () => {
  await deliver({ clock: () => new Date('2026-03-01T03:12:10Z') });
  await deliver({ clock: () => new Date('2026-03-01T03:12:40Z') });
  const [first, second] = farEnd.requests;
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(second?.body).toBe(first?.body);
  expect(farEnd.requests.map(({ headers }) => headers['webhook-timestamp'])).toEqual([
    '1772334730',
    '1772334760',
  ]);
});

test("a URL's user and password are sent as such, its fragment is not", async () => {
  await deliver({ url: `http://us%20er:pass@127.0.0.1:${farEnd.port}/hooks?a=b#c` });
  expect(theRequest().path).toBe('/hooks?a=b');
  expect(theRequest().headers.authorization).toBe(`Basic ${Buffer.from('us er:pass').toString('base64')}`);
});

test.each<[number, 'delivered' | 'retry' | 'reject']>([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'reject'],
  [307, 'reject'],
  [304, 'reject'],
  [400, 'reject'],
  [401, 'reject'],
  [404, 'reject'],
  [408, 'retry'],
  [410, 'reject'],
  [413, 'reject'],
  [425, 'retry'],
  [429, 'retry'],
  [499, 'reject'],
  [500, 'retry'],
  [501, 'retry'],
  [503, 'retry'],
  [599, 'retry'],
])('%i means %s', async (status, type) => {
  farEnd.answer(status, { location: `http://127.0.0.1:${farEnd.port}/elsewhere` });
  const result = await deliver();
  expect(result.type).toBe(type);
  if (result.type !== 'delivered')
    expect(result.reason).toMatch(new RegExp(`^127\\.0\\.0\\.1:${farEnd.port} answered ${status}`));
  expect(theRequest().path).toBe('/hooks/team-money');
});

test.each([
  ['seconds', '90', 90_000],
  ['a date', 'Sun, 01 Mar 2026 03:13:09 GMT', 60_000],
  ['too long', '999999', 3_600_000],
])('waits as long as asked: %s', async (_why, value, afterMs) => {
  farEnd.answer(429, { 'retry-after': value });
  const clock = () => new Date('2026-03-01T03:12:09Z');
  expect(await deliver({ clock })).toEqual({
    type: 'retry',
    reason: `127.0.0.1:${farEnd.port} answered 429 Too Many Requests`,
    afterMs,
  });
});

test.each([
  ['169.254.169.254', 'http://169.254.169.254/latest/meta-data'],
  ['169.254.169.254 as a number', 'http://2852039166/'],
  ['169.254.169.254 in hexadecimal', 'http://0xa9.0xfe.0xa9.0xfe/'],
  ['IPv4 in IPv6', 'http://[::ffff:169.254.169.254]/'],
  ['link-local IPv6', 'http://[fe80::1]/'],
])('never posts to %s', async (_why, url) => {
  expect(await deliver({ url })).toEqual({
    type: 'reject',
    reason: expect.stringMatching(/link-local or cloud metadata/),
  });
});

const answering = (...answers: readonly (readonly string[])[]): LookupAll => {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
};

test('never posts to a name that resolves to a forbidden address, even to one of several', async () => {
  const url = `http://hooks.example.com:${farEnd.port}/`;
  const lookup = answering(['127.0.0.1', '169.254.169.254']);
  expect(await deliver({ url, lookup })).toMatchObject({
    type: 'reject',
    reason: expect.stringMatching(/^hooks\.example\.com:\d+ is a link-local/),
  });
  expect(farEnd.requests).toEqual([]);
});

test('connects to the address that was judged, whatever the name answers later', async () => {
  const url = `http://hooks.example.com:${farEnd.port}/`;
  const lookup = answering(['127.0.0.1'], ['169.254.169.254']);
  expect(await deliver({ url, lookup })).toEqual({ type: 'delivered' });
  expect(theRequest().headers.host).toBe(`hooks.example.com:${farEnd.port}`);
});

test('a name that does not resolve may do so later', async () => {
  const lookup: LookupAll = (_hostname, _options, callback) =>
    callback(Object.assign(new Error('planted'), { code: 'ENOTFOUND' }), []);
  expect(await deliver({ url: 'http://hooks.example.com/', lookup })).toEqual({
    type: 'retry',
    reason: 'hooks.example.com did not answer: ENOTFOUND',
  });
});

/** A server that writes these bytes to whoever connects, and then keeps the connection or ends it. */
async function startRawServer(
  bytes: string,
  then: 'keep' | 'end',
): Promise<{ port: number; close: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => (then === 'end' ? socket.end(bytes) : socket.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

test.each<[string, string, 'keep' | 'end', string]>([
  [
    'an answer whose body never ends',
    'HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\nabc',
    'keep',
    'delivered',
  ],
  [
    'an answer whose body is broken off',
    'HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\nabc',
    'end',
    'delivered',
  ],
  ['no HTTP', 'SSH-2.0-OpenSSH\r\n', 'keep', 'retry'],
  [
    'another protocol',
    'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    'keep',
    'retry',
  ],
  ['a megabyte of headers', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`, 'keep', 'retry'],
  ['half an answer', 'HTTP/1.1 200 O', 'end', 'retry'],
  ['nothing', '', 'end', 'retry'],
])('%s', async (_why, bytes, then, type) => {
  const server = await startRawServer(bytes, then);
  try {
    expect((await deliver({ url: `http://127.0.0.1:${server.port}/`, timeoutMs: 5000 })).type).toBe(type);
  } finally {
    server.close();
  }
});

test('a server without TLS behind https is tried again', async () => {
  expect((await deliver({ url: `https://127.0.0.1:${farEnd.port}/` })).type).toBe('retry');
});
